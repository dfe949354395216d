/** What words mean, in whatever program's message they stand: the likeliest fault first. */
export interface WordMeaning {
  readonly when: RegExp;
  readonly means: readonly string[];
  /** Words that stand before many reasons: they speak only where the same line gives no reason. */
  readonly umbrella: boolean;
}

export function wordMeaning(when: RegExp, ...means: string[]): WordMeaning {
  return { when, means, umbrella: false };
}

/** `certificate verify failed`, `Communications link failure`: what they mean when nothing closer is said. */
export function umbrellaMeaning(when: RegExp, ...means: string[]): WordMeaning {
  return { when, means, umbrella: true };
}
