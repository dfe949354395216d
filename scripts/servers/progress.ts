/** Where a long job says how far it is. */
export interface Progress {
  /** Something that stays: a step begun or done. */
  readonly say: (line: string) => void;
  /** A state that the next one replaces; shown on a terminal only. */
  readonly update: (line: string) => void;
}

/** Progress on standard error: a single line that is drawn over on a terminal, plain lines elsewhere. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let drawn = false;
  const erase = (): void => {
    if (drawn) stream.write('\r\x1b[K');
    drawn = false;
  };
  return {
    say: (line) => {
      erase();
      stream.write(`${line}\n`);
    },
    update: (line) => {
      if (!stream.isTTY) return;
      erase();
      stream.write(line.slice(0, Math.max(0, (stream.columns ?? 80) - 1)));
      drawn = true;
    },
  };
}

export const noProgress: Progress = { say: () => {}, update: () => {} };

/** One line shared by jobs that go on side by side: each shows its own state under its name. */
export function joinedProgress(progress: Progress): (name: string) => Progress {
  const states = new Map<string, string>();
  const draw = (): void => progress.update([...states.values()].join(' · '));
  return (name) => ({
    say: (line) => {
      states.delete(name);
      progress.say(line);
      draw();
    },
    update: (line) => {
      states.set(name, line);
      draw();
    },
  });
}
