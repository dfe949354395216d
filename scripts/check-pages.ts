import { checkPage } from '../src/checks/engine/page.ts';

/** The documentation pages of all checks: path from the root → text. Imported late, after the lists are written. */
export async function checkPages(): Promise<Map<string, string>> {
  const { faults } = await import('../src/checks/all.ts');
  const titles = new Map(faults.map(({ id, title }) => [id, title]));
  const pages = faults.map(
    (fault) => [`docs/checks/${fault.id}.md`, checkPage(fault, (id) => titles.get(id))] as const,
  );
  return new Map(pages);
}
