import { formatDate, ofAnotherYear, shanghai } from "../../lib/format";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { partText, sentenceText } from "../../lib/messages/story-words";
import { classNames } from "../../ui/class-names";
import type { ChapterData, SentenceData } from "./queries";
import styles from "./story-chapters.module.css";

const CHAPTERS: Readonly<Record<string, PlainKey>> = {
  ROLL: "story.chapter.ROLL",
  REVIEW: "story.chapter.REVIEW",
  RELEASE: "story.chapter.RELEASE",
  POSTING: "story.chapter.POSTING",
  CONFIRMATION: "story.chapter.CONFIRMATION",
  PERIOD: "story.chapter.PERIOD",
  END: "story.chapter.END",
  KEPT: "story.chapter.KEPT",
};

/** Done by somebody who needs no account: whoever holds the link. */
const BY_LINK = new Set(["preview.opened"]);
/** Done by nobody: time has passed. */
const BY_TIME = new Set(["notice.period-over"]);
/** Notes that tell of something late. */
const LATE = new Set(["dueLate"]);

/** A story's chapters, oldest first. `short`: the sentences and why, without what stands beside them. */
export function StoryChapters({
  chapters,
  short = false,
}: {
  readonly chapters: readonly ChapterData[];
  readonly short?: boolean;
}) {
  const Heading = short ? "h4" : "h2";
  return (
    <div className={classNames(styles.story, short && styles.short)}>
      {chapters.map((chapter) => (
        <section key={`${chapter.edition ?? ""} ${chapter.chapter}`} className={styles.chapter}>
          <Heading className={styles.name}>
            {nameOf(chapter)}
            <span className={styles.days}>{daysOf(chapter)}</span>
          </Heading>
          <ol className={styles.sentences}>
            {chapter.sentences.map((sentence, index) => (
              <Sentence key={index} sentence={sentence} year={chapter.from} short={short} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Sentence({
  sentence,
  year,
  short,
}: {
  readonly sentence: SentenceData;
  /** A day of the year that the chapter's heading names. */
  readonly year: string;
  readonly short: boolean;
}) {
  const { date, time } = shanghai(sentence.at);
  const until = sentence.until === null ? null : shanghai(sentence.until);
  const who = whoDid(sentence);
  const beside = short ? [] : sentence.notes.map((note) => ({ key: note.key, text: partText(note, date) }));
  return (
    <li className={styles.sentence}>
      <time dateTime={sentence.at} className={styles.when}>
        <span>{formatDate(date, { year: ofAnotherYear(date, year) })}</span>
        {BY_TIME.has(sentence.kind) ? null : <span className={styles.clock}>{time}</span>}
        {until === null ? null : (
          <span className={styles.clock}>
            {t("story.until", { at: until.date === date ? until.time : formatDate(until.date) })}
          </span>
        )}
      </time>
      <div className={styles.said}>
        <p>
          {who === null ? null : <strong className={styles.who}>{who}</strong>}
          {sentenceText(sentence.parts, date)}
        </p>
        {sentence.because === null ? null : <p className={styles.because}>{partText(sentence.because, date)}</p>}
        {beside.length === 0 ? null : (
          <p className={styles.notes}>
            {beside.map(({ key, text }) => (
              <span key={key} className={LATE.has(key) ? styles.late : undefined}>
                {text}
              </span>
            ))}
          </p>
        )}
      </div>
      {short || sentence.from === null ? null : (
        <p className={styles.from}>{t("story.from", { address: sentence.from })}</p>
      )}
    </li>
  );
}

function whoDid({ kind, who, as, people }: SentenceData): string | null {
  if (BY_TIME.has(kind)) return null;
  if (who === null) return t(BY_LINK.has(kind) ? "story.linkHolder" : "story.system");
  const name = people > 1 ? t("story.andOthers", { name: who, count: people }) : who;
  return as === null ? name : t("story.by", { name, role: t(`role.${as}`) });
}

/** How a publication ended, where its first sentence says so. */
const ENDS: Readonly<Record<string, PlainKey>> = {
  replaced: "story.chapter.END.replaced",
  withdrawnInError: "story.chapter.END.withdrawnInError",
  endedInTime: "story.chapter.END.endedInTime",
  lapsed: "story.chapter.END.lapsed",
};

function nameOf({ chapter, edition, sentences }: ChapterData): string {
  const ended = chapter === "END" ? ENDS[sentences[0]?.parts[0]?.key ?? ""] : undefined;
  const again = chapter === "ROLL" && (edition ?? 1) > 1;
  const key = ended ?? (again ? "story.chapter.ROLL.again" : CHAPTERS[chapter]);
  const name = key === undefined ? chapter : t(key);
  return edition === null ? name : t("story.chapterOf", { number: edition, chapter: name });
}

function daysOf({ from, to }: ChapterData): string {
  const first = formatDate(from, { year: true });
  if (from === to) return first;
  return t("story.days", { from: first, to: formatDate(to, { year: to.slice(0, 4) !== from.slice(0, 4) }) });
}
