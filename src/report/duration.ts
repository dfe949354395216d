/** Milliseconds as people read them: `340 ms`, `1.4 s`. */
export function durationText(millis: number): string {
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`;
}
