import { textTable } from '../base/text-table.ts';
import { faults } from '../checks/all.ts';
import { type Command, defineCommand } from './command.ts';

export const doctorList: Command = defineCommand({
  name: 'doctor list',
  does: 'Lists every fault that has an id.',
  synopsis: '',
  options: [],
  examples: [{ line: 'tlsql doctor list', does: 'one line a fault' }],
  async run() {
    const rows = [...faults].sort((a, b) => a.id.localeCompare(b.id));
    return {
      status: 0,
      json: rows.map(({ id, family, title, role, severity, ...rest }) => ({
        id,
        family,
        title,
        role,
        severity,
        looked: 'run' in rest,
      })),
      text: textTable(
        [{ title: 'id' }, { title: 'severity' }, { title: 'what' }],
        rows.map(({ id, severity, title }) => [id, severity, title]),
      ),
    };
  },
});
