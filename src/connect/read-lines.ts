/**
 * The lines of a stream as binary texts, without their line ends; the last one even where it has none. Pieces are joined only
 * when a line is complete: a dump has lines of many megabytes.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const chunk of stream) {
    const text = (typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)).toString('latin1');
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      begun.push(text.slice(from, end));
      yield withoutReturn(begun.join(''));
      begun = [];
      from = end + 1;
    }
    if (from < text.length) begun.push(text.slice(from));
  }
  if (begun.length > 0) yield withoutReturn(begun.join(''));
}

/** The lines of a text that came as a string (`-e`), as binary texts. */
export function textLines(text: string): string[] {
  return Buffer.from(text).toString('latin1').split('\n').map(withoutReturn);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
