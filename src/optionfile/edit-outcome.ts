import { optionIdentity } from './effective-options.ts';
import type { OptionEdit } from './option-file-entries.ts';
import { absolutePath } from './option-file-order.ts';
import type { OptionLine } from './read-option-lines.ts';
import { type OptionFileRequest, resolveOptionFiles } from './resolve.ts';
import type { OptionFileSource } from './visit-option-file.ts';

/** What becomes of one edit when a program starts. */
export interface EditOutcome {
  readonly edit: OptionEdit;
  /**
   * `in-effect`: this file decides. `overridden`: a later line does (`by`). `still-given`: removed here, given elsewhere
   * (`by`). `gone`: removed, and nowhere else. `group-not-read`, `file-not-read`: the program doesn't see it.
   */
  readonly status: 'in-effect' | 'overridden' | 'still-given' | 'gone' | 'group-not-read' | 'file-not-read';
  readonly by: OptionLine | null;
}

/**
 * Whether edits of a file reach the program: reads all its files as it would with the edited one in place, and tells who has
 * the last word on each option.
 */
export function editOutcomes(
  request: OptionFileRequest,
  source: OptionFileSource,
  path: string,
  edited: Uint8Array,
  edits: readonly OptionEdit[],
): readonly EditOutcome[] {
  const own = absolutePath(path, request);
  const overlay: OptionFileSource = {
    list: source.list,
    read: (file) => {
      const answer = source.read(file);
      if (file !== own || answer.kind === 'unreadable') return answer;
      return { kind: 'file', bytes: edited, mode: answer.kind === 'file' ? answer.mode : 0o600 };
    },
  };
  const resolved = resolveOptionFiles(request, overlay);
  const isRead = resolved.files.some((file) => file.path === own && file.status === 'read');
  return edits.map((edit): EditOutcome => {
    if (!isRead) return { edit, status: 'file-not-read', by: null };
    const group = edit.group.toLowerCase();
    if (!resolved.groups.some((each) => each.toLowerCase() === group))
      return { edit, status: 'group-not-read', by: null };
    const identity = optionIdentity(edit.name, request.dialect);
    const by = resolved.effective.find((option) => option.name === identity)?.winner ?? null;
    if (edit.kind === 'remove') return { edit, status: by === null ? 'gone' : 'still-given', by };
    const mine = by?.origin.kind === 'file' && by.origin.file === own && by.origin.group.toLowerCase() === group;
    return mine ? { edit, status: 'in-effect', by: null } : { edit, status: 'overridden', by };
  });
}
