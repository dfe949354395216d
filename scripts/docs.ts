// Writes docs/commands.md from the commands' own help. `npm run docs`; test/tidy/commands.test.ts keeps it up to date.
import { writeFileSync } from 'node:fs';
import { commands } from '../src/cli/commands.ts';
import { commandHelp, overview } from '../src/cli/help.ts';

const all = await Promise.all(commands.map((entry) => entry.load()));
const pages = all.map((command) => `## tlsql ${command.name}\n\n\`\`\`text\n${commandHelp(command)}\n\`\`\`\n`);
writeFileSync(
  new URL('../docs/commands.md', import.meta.url),
  `# Commands\n\nMade from the commands' own help by \`npm run docs\`.\n\n\`\`\`text\n${overview(commands)}\n\`\`\`\n\n${pages.join('\n')}`,
);
