/** SQL's LIKE on two strings taken as they are: `%` any run, `_` one character, a backslash before them their own self. */
export function matchesPattern(text: string, pattern: string): boolean {
  let at = 0;
  let place = 0;
  // Where to go on after the last `%`: linear in most cases and never worse than length times length.
  let retryAt = -1;
  let retryPlace = -1;
  while (at < text.length) {
    const step = stepAt(pattern, place);
    if (step?.any === true) {
      retryAt = at;
      retryPlace = place + 1;
      place += 1;
    } else if (step !== undefined && (step.one || step.character === text[at])) {
      at += 1;
      place += step.width;
    } else if (retryPlace >= 0) {
      retryAt += 1;
      at = retryAt;
      place = retryPlace;
    } else {
      return false;
    }
  }
  while (pattern[place] === '%') place += 1;
  return place >= pattern.length;
}

interface Step {
  readonly any: boolean;
  readonly one: boolean;
  readonly character: string;
  readonly width: number;
}

function stepAt(pattern: string, place: number): Step | undefined {
  const character = pattern[place];
  if (character === undefined) return undefined;
  if (character === '\\' && place + 1 < pattern.length)
    return { any: false, one: false, character: pattern[place + 1] ?? '', width: 2 };
  return { any: character === '%', one: character === '_', character, width: 1 };
}
