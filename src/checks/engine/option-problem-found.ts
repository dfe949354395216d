import type { Facts } from '../../facts/facts.ts';
import type { OptionFileProblem } from '../../optionfile/visit-option-file.ts';
import type { Found } from './check.ts';
import { type Mend, prove, restartAndProve } from './mend.ts';
import { type OptionSide, optionSides } from './option-view.ts';
import type { State } from './state.ts';

/** The `run` of a check about something that keeps programs from reading an option file to its end. */
export function foundProblems(
  ids: readonly OptionFileProblem['id'][],
  mend: (problem: OptionFileProblem, side: OptionSide) => readonly Mend[],
): (facts: Facts) => readonly Found[] {
  return (facts) =>
    optionSides(facts).flatMap((own) =>
      own.options.problems
        .filter((problem) => ids.includes(problem.id))
        .map((problem): Found => {
          const { side, product } = own;
          const program = side === 'server' ? 'the server' : 'the client';
          const stops = problem.fatal ? `${program} stops here` : `${program} reads no further in this file`;
          return {
            what: `${problem.file}${problem.line === 0 ? '' : ` line ${problem.line}`}: ${problem.text}; ${stops}`,
            evidence: { file: problem.file, line: problem.line, problem: problem.id, readBy: product ?? side },
            mends: [...mend(problem, own), ...(side === 'server' ? restartAndProve : [prove])],
            leadsTo: whereTo(side, problem),
          };
        }),
    );
}

/** Where no program stops, the lines of that file are lost: the server does without them. */
function whereTo(side: OptionSide['side'], { fatal }: OptionFileProblem): readonly State[] {
  if (side === 'client') return ['client-options-refused'];
  return fatal ? ['server-not-running', 'server-tls-off'] : ['wrong-target'];
}

/** A line that puts a group before what stands without one. */
export function groupLine({ file, line }: OptionFileProblem, group: string): Mend {
  return { kind: 'option-insert', file, line, text: `[${group}]` };
}
