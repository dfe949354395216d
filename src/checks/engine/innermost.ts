import { plainText } from './text-features.ts';

/** A line of a message with how much it counts: outer layers of an error repeat, the innermost one knows. */
export interface WeightedLine {
  readonly text: string;
  readonly weight: number;
}

const causeMark = /^\s*(?:caused by|cause|reason|nested exception is|inner exception|\[cause\]|--->|←|<-)\s*:?\s*/i;
const causeInline = /\s+(?:caused by:|nested exception is:?|---> |← )\s*/i;
/** Frames of a stack trace and source excerpts: they name files, not faults. */
const frame = /^\s*(?:at\s+\S+|at async\s|File ".*", line \d+|\.{3} \d+ more|\^+\s*$|\d+\s*\|)/;

const most = { lines: 2000, length: 4000 };

/** The lines of a message that can say something, the innermost cause of nested errors weighted most. */
export function weightedLines(text: string): WeightedLine[] {
  const lines = plainText(text)
    .split('\n')
    .slice(0, most.lines)
    .map((line) => line.slice(0, most.length))
    .flatMap((line) => line.split(causeInline).map((part, index) => (index === 0 ? part : `caused by: ${part}`)))
    .filter((line) => line.trim() !== '' && !frame.test(line));
  const depths: number[] = [];
  let depth = 0;
  for (const line of lines) {
    if (causeMark.test(line)) depth += 1;
    depths.push(depth);
  }
  return lines.map((line, index) => ({
    text: line.replace(causeMark, '').trim(),
    weight: depth === 0 ? 1 : 0.75 + (0.25 * (depths[index] ?? 0)) / depth,
  }));
}
