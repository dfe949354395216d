import type { Facts } from '../../facts/facts.ts';
import { optionIdentity } from '../../optionfile/effective-options.ts';
import { isGroupRead } from '../../optionfile/option-file-groups.ts';
import type { OptionFileProblem, PassedOverFile } from '../../optionfile/visit-option-file.ts';
import { doesWithout, isPair, pairGiven, showsOwnMade } from './unread-group.ts';

/** Why the server's certificate and key do not reach it: the file that names them is not read, or a directive leads nowhere. */
export type UnreadFile =
  | { readonly kind: PassedOverFile['why']; readonly file: PassedOverFile }
  /** `!include` of a file that is not there, or a directive that nothing is known to stand behind. */
  | { readonly kind: 'nothing'; readonly problem: OptionFileProblem };

/** What keeps certificate and key of the server from it, while it has none in a file that it reads. */
export function unreadFile(facts: Facts): UnreadFile | undefined {
  const { options } = facts.server ?? {};
  if (options === undefined || pairGiven(facts)) return undefined;
  const file = (options.passedOver ?? []).find(({ parsed }) =>
    isPair(
      parsed.lines.flatMap((line) =>
        line.kind === 'option' && isGroupRead(line.group ?? '', options.groups)
          ? [{ identity: optionIdentity(line.key, parsed.dialect) }]
          : [],
      ),
    ),
  );
  if (file !== undefined) return { kind: file.why, file };
  const problem = options.problems.find(({ id }) => id === 'include-missing' || id === 'directive-unknown');
  // Without a file nobody knows what was to be in it.
  return problem !== undefined && (doesWithout(facts) || showsOwnMade(facts))
    ? { kind: 'nothing', problem }
    : undefined;
}
