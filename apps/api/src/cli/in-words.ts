import { ConfigFaults } from "../config";
import { LaunchFailure } from "../launcher/launch-failure";
import { say } from "./say";

/** Runs a command; wrong settings, and a database that cannot be had, are told in a sentence each. Returns the exit code. */
export async function inWords(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigFaults) return say(error.message, 2);
    if (error instanceof LaunchFailure) return say(error.message, error.exitCode);
    throw error;
  }
}
