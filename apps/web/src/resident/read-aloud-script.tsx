/** The island behind 读给我听: deferred, and the page is whole without it. */
export const ReadAloudScript = () => <script src="/islands/read-aloud.js" defer />;
