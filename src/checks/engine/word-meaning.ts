/** What words mean, in whatever program's message they stand: the likeliest fault first. */
export interface WordMeaning {
  readonly when: RegExp;
  readonly means: readonly string[];
  /** Words that stand before many reasons: they speak only where the same line gives no reason. */
  readonly umbrella: boolean;
  /** All that any of these faults shows: whoever knows the text by heart knows no more than their order. */
  readonly shared: boolean;
}

export function wordMeaning(when: RegExp, ...means: string[]): WordMeaning {
  return { when, means, umbrella: false, shared: false };
}

/** `certificate verify failed`, `Communications link failure`: what they mean when nothing closer is said. */
export function umbrellaMeaning(when: RegExp, ...means: string[]): WordMeaning {
  return { when, means, umbrella: true, shared: false };
}

/** `Access denied … (using password: YES)`: each of them shows this text and no other, the most frequent first; `umbrella` as above. */
export function sharedMeaning(when: RegExp, umbrella: boolean, ...means: string[]): WordMeaning {
  return { when, means, umbrella, shared: true };
}
