// What a wrong sign-in token is told. Guessing is hopeless by the tokens' length; the limit keeps a loop from going unnoticed.
import type { Clock } from "../../kit/clock.ts";
import { AwsError } from "../../model/errors.ts";

const mostPerMinute = 30;
const minuteMs = 60_000;

export class WrongTokens {
  readonly #clock: Clock;
  #minute = 0;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one more; 401, or 429 when there were too many in this minute. A right token is not held up by wrong ones. */
  refusal(): AwsError {
    const minute = Math.floor(this.#clock.nowMs() / minuteMs);
    if (minute !== this.#minute) [this.#minute, this.#count] = [minute, 0];
    this.#count += 1;
    if (this.#count > mostPerMinute)
      return new AwsError("ThrottlingException", "Too many wrong sign-in tokens. Try again in a minute.", 429);
    return new AwsError(
      "InvalidSignInTokenException",
      "This sign-in link is not known here: each is good once, for 15 minutes. `./muelle console` prints a new one.",
      401,
    );
  }
}
