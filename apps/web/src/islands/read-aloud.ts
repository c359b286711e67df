/**
 * 读给我听: reads the sentences the page hands over in `data-read-aloud`, in Cantonese where the phone can, else in
 * Mandarin. The button stays hidden where nothing can be read aloud.
 */
const RATE = 0.9;

const button = document.querySelector<HTMLButtonElement>("[data-read-aloud]");
if (button && "speechSynthesis" in window && "SpeechSynthesisUtterance" in window) readAloud(button, speechSynthesis);

function readAloud(button: HTMLButtonElement, synthesis: SpeechSynthesis): void {
  const sentences = JSON.parse(button.dataset.readAloud ?? "[]") as string[];
  // Chromium forgets an utterance that nothing holds, and then never says that it ended.
  let queue: SpeechSynthesisUtterance[] = [];

  const showIfAble = () => {
    button.hidden = chooseVoice(synthesis.getVoices()) === null;
  };
  const stop = () => {
    queue = [];
    synthesis.cancel();
    button.setAttribute("aria-pressed", "false");
  };
  const start = () => {
    const voice = chooseVoice(synthesis.getVoices());
    if (!voice) return;
    synthesis.cancel();
    queue = sentences.map((sentence) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = RATE;
      return utterance;
    });
    const spoken = queue;
    const stopIfMine = () => {
      if (queue === spoken) stop();
    };
    spoken.at(-1)?.addEventListener("end", stopIfMine);
    for (const utterance of spoken) {
      utterance.addEventListener("error", stopIfMine);
      synthesis.speak(utterance);
    }
    button.setAttribute("aria-pressed", "true");
  };

  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : start()));
  synthesis.addEventListener?.("voiceschanged", showIfAble);
  addEventListener("pagehide", stop);
  showIfAble();
}

/** zh-HK first (Cantonese), then Mandarin of the mainland, then any Chinese voice. */
function chooseVoice(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | null {
  const speaking = (pattern: RegExp) => voices.find((voice) => pattern.test(voice.lang.replace("_", "-")));
  return speaking(/^(zh-HK|yue)/i) ?? speaking(/^zh-(CN|Hans)/i) ?? speaking(/^(zh|cmn)/i) ?? null;
}
