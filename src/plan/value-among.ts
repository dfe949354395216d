/** The value that such words give an option (`ssl-ca`), the last one counting; undefined where none names it. */
export function valueAmong(words: readonly string[], option: string): string | undefined {
  let value: string | undefined;
  for (const word of words) {
    const [, rawName = '', text] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const name = rawName
      .toLowerCase()
      .replaceAll('_', '-')
      .replace(/^loose-/, '');
    const bare = name.replace(/^(skip|disable|enable)-/, '');
    if (bare !== option) continue;
    value = name === bare || name.startsWith('enable-') ? (text ?? 'ON') : 'OFF';
  }
  return value;
}
