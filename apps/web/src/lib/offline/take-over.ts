/** What a page tells a waiting service worker once nothing is being edited or sent. */
export const TAKE_OVER = "gongshi-take-over";
