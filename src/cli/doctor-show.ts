import { fail } from '../base/error.ts';
import { faults } from '../checks/all.ts';
import { checkPage } from '../checks/engine/page.ts';
import { type Command, defineCommand } from './command.ts';

export const doctorShow: Command = defineCommand({
  name: 'doctor show',
  does: 'Shows what is known about a fault: its texts, why it happens, how to prove and mend it.',
  synopsis: 'ID',
  positionals: [1, 1],
  options: [],
  examples: [{ line: 'tlsql doctor show server-key-unreadable', does: 'the page of that fault' }],
  async run(_context, { positionals }) {
    const [id = ''] = positionals;
    const fault = faults.find((entry) => entry.id === id);
    if (fault === undefined) {
      return fail('usage', { seen: `no fault '${id}'`, expected: 'an id of tlsql doctor list', next: nearest(id) });
    }
    const page = checkPage(fault, (other) => faults.find((entry) => entry.id === other)?.title);
    const { run: _run, ...known } = { run: undefined, ...fault };
    return {
      status: 0,
      json: known,
      text: page
        .replace(/^<!--.*-->\n\n/, '')
        .replaceAll(/\]\([\w-]+\.md\)/g, ']')
        .trimEnd(),
    };
  },
});

/** The ids that share most of the words, or their beginnings. */
function nearest(id: string): string {
  const words = id.split('-').filter((word) => word.length > 2);
  const shared = (other: string): number =>
    words.filter((word) => other.split('-').some((own) => own.startsWith(word.slice(0, 5)))).length;
  const close = faults
    .map((fault) => ({ id: fault.id, shared: shared(fault.id) }))
    .filter((entry) => entry.shared > 0)
    .sort((a, b) => b.shared - a.shared || a.id.length - b.id.length);
  return close.length === 0
    ? 'tlsql doctor list'
    : `one of: ${close
        .slice(0, 5)
        .map((entry) => entry.id)
        .join(', ')}`;
}
