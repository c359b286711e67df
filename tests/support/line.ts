import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";

/** What the line does to one request on its way. */
export type Trouble =
  /** Half of the request arrives, then the line is dead. */
  | "cut"
  /** Nobody is there. */
  | "down"
  /** A Wi-Fi login page answers everything with 200. */
  | "captive"
  /** The server, or something before it, answers 500. */
  | "error"
  /** Ten seconds of nothing, then all is well. */
  | "stall"
  /** The server does its work, and its answer does not arrive. */
  | "answer-lost"
  /** Half of the answer arrives. */
  | "answer-torn";

export interface Rule {
  readonly trouble: Trouble;
  /** Which requests it falls upon. */
  readonly on: "all" | "photos" | "postings" | "work";
  /** How many of them; then it is over. */
  left: number;
}

const STALL_MS = 10_000;
const LOGIN_PAGE = "<!doctype html><title>Free Wi-Fi</title><p>Please log in to use the network.</p>";

/** An answer that crossed the line. */
export interface Crossed {
  readonly path: string;
  readonly type: string;
  /** As sent, compressed. */
  readonly bytes: number;
}

/** A bad line that works: what it carries in a second, and how long anything takes to come back. */
export interface Speed {
  readonly bytesPerSecond: number;
  readonly roundTripMs: number;
}

const SLICE_BYTES = 4 * 1024;

/**
 * The network between the phones and the server: it passes everything on, and does what it is told to requests. It also
 * is what makes a new version of the app appear: the service worker's text gets another last line.
 */
export class Line {
  readonly url: string;
  /** What has been done to requests so far. */
  readonly done: Record<Trouble, number> = {
    cut: 0,
    down: 0,
    captive: 0,
    error: 0,
    stall: 0,
    "answer-lost": 0,
    "answer-torn": 0,
  };
  /** Every answer so far, in the order of their ends. */
  readonly crossed: Crossed[] = [];
  speed: Speed | null = null;
  #rules: Rule[] = [];
  readonly #fell = new WeakSet<Rule>();
  #version = 0;
  /** Until when the line is taken by what was sent before. */
  #takenUntil = 0;
  readonly #server: Server;
  readonly #serverPort: number;

  private constructor(server: Server, port: number, serverPort: number) {
    this.#server = server;
    this.#serverPort = serverPort;
    this.url = `http://127.0.0.1:${port}`;
    server.on("request", (asked, answer) => void this.#pass(asked, answer).catch(() => answer.destroy()));
    server.on("clientError", (_, socket) => socket.destroy());
    server.keepAliveTimeout = 60_000;
  }

  static async to(serverPort: number): Promise<Line> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Line(server, (server.address() as AddressInfo).port, serverPort);
  }

  add(rule: Rule): void {
    this.#rules.push({ ...rule });
  }

  heal(): void {
    this.#rules = [];
  }

  /** Each of the rules in force has fallen upon at least one request. */
  get allFell(): boolean {
    return this.#rules.every((rule) => this.#fell.has(rule));
  }

  /** From now on the server offers another version of the app. */
  newVersion(): void {
    this.#version += 1;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    asked.on("error", () => undefined);
    answer.on("error", () => undefined);
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const rule = this.#rules.find(({ on, left }) => left > 0 && concerns(on, asked, body));
    if (rule !== undefined) {
      rule.left -= 1;
      this.#fell.add(rule);
      this.done[rule.trouble] += 1;
    }
    switch (rule?.trouble) {
      case "down":
        answer.destroy();
        return;
      case "captive":
        answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(LOGIN_PAGE);
        return;
      case "error":
        answer.writeHead(500, { "content-type": "text/plain" }).end("Internal Server Error");
        return;
      case "cut":
        this.#half(asked, body);
        await pause(50);
        answer.destroy();
        return;
      case "stall":
        await pause(STALL_MS);
        break;
      case "answer-lost":
      case "answer-torn":
      case undefined:
    }
    await this.#forward(asked, body, answer, rule?.trouble);
  }

  /** At once, or slice by slice over a line that all answers share. */
  async #send(answer: ServerResponse, text: Buffer): Promise<void> {
    if (this.speed !== null) await pause(this.speed.roundTripMs);
    for (let from = 0; from < text.length; from += SLICE_BYTES) {
      const slice = text.subarray(from, from + SLICE_BYTES);
      if (this.speed !== null) {
        const now = Date.now();
        this.#takenUntil = Math.max(this.#takenUntil, now) + (slice.length / this.speed.bytesPerSecond) * 1_000;
        await pause(this.#takenUntil - now);
      }
      answer.write(slice);
    }
    answer.end();
  }

  /** The first half of the request reaches the server; the other never does. */
  #half(asked: IncomingMessage, body: Buffer): void {
    const half = request({ port: this.#serverPort, method: asked.method, path: asked.url, headers: asked.headers });
    half.on("error", () => undefined);
    half.on("response", (response) => response.resume());
    half.write(body.subarray(0, body.length >> 1));
    setTimeout(() => half.destroy(), 40);
  }

  #forward(asked: IncomingMessage, body: Buffer, answer: ServerResponse, trouble?: Trouble): Promise<void> {
    const path = asked.url?.split("?")[0] ?? "";
    const worker = path === "/sw.js";
    const headers = { ...asked.headers, connection: "close" };
    if (worker) {
      delete headers["if-none-match"];
      delete headers["if-modified-since"];
      headers["accept-encoding"] = "gzip";
    }
    return new Promise((resolve) => {
      const forwarded = request({ port: this.#serverPort, method: asked.method, path: asked.url, headers });
      const broken = (): void => {
        answer.destroy();
        resolve();
      };
      forwarded.on("error", broken);
      forwarded.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("error", broken);
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          let text = Buffer.concat(chunks);
          if (trouble === "answer-lost") return broken();
          const sent = { ...response.headers };
          delete sent["transfer-encoding"];
          delete sent["connection"];
          if (worker && response.statusCode === 200) {
            const plain = sent["content-encoding"] === "gzip" ? gunzipSync(text) : text;
            const next = Buffer.concat([plain, Buffer.from(`\n// ${this.#version}\n`)]);
            text = sent["content-encoding"] === "gzip" ? gzipSync(next) : next;
            delete sent["etag"];
          }
          sent["content-length"] = String(text.length);
          this.crossed.push({ path, type: String(sent["content-type"] ?? ""), bytes: text.length });
          answer.writeHead(response.statusCode ?? 502, sent);
          if (trouble === "answer-torn") {
            answer.write(text.subarray(0, text.length >> 1));
            setTimeout(broken, 30);
            return undefined;
          }
          void this.#send(answer, asked.method === "HEAD" ? Buffer.alloc(0) : text).then(resolve);
          return undefined;
        });
      });
      forwarded.end(body);
    });
  }
}

function concerns(on: Rule["on"], asked: IncomingMessage, body: Buffer): boolean {
  const photo = asked.method === "PUT" && asked.url?.startsWith("/photos/") === true;
  const posting = asked.url === "/graphql" && body.includes("postNotices");
  return { all: true, photos: photo, postings: posting, work: photo || posting }[on];
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
