/** A text that nothing prints by accident: only `reveal` gives it. */
export interface Secret {
  readonly reveal: () => string;
  readonly toJSON: () => string;
  readonly toString: () => string;
}

/** Hides a text. It is kept in a closure, where neither JSON nor an inspector finds it. */
export function secret(text: string): Secret {
  const masked = (): string => '***';
  return Object.freeze({ reveal: () => text, toJSON: masked, toString: masked });
}
