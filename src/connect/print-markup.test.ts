import { expect, it } from 'vitest';
import { bigint, binary, column, row } from '../../test/make/columns.ts';
import { ByteSink } from './byte-sink.ts';
import { htmlPrinter, xmlPrinter } from './print-markup.ts';

/** Two results of one statement: one with rows, one without. The texts are what the mysql client prints. */
function printed(make: typeof xmlPrinter, style: { names?: boolean; hex?: boolean } = {}): string {
  const chunks: Uint8Array[] = [];
  const sink = new ByteSink((chunk) => void chunks.push(chunk));
  const printer = make(sink, { names: true, raw: false, hex: false, ...style });
  printer.statement?.("SELECT '<'");
  printer.columns([column('n', bigint), column('a<b'), column('', binary)]);
  printer.row(row('1', '<"&>\0', [0xff, 0x41]));
  printer.row(row('2', null, ''));
  printer.end(0);
  printer.columns([column('n', bigint)]);
  printer.end(0);
  sink.flush();
  return Buffer.concat(chunks).toString('latin1');
}

it('writes XML', () => {
  const head = `<?xml version="1.0"?>\n\n<resultset statement="SELECT '&lt;'" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`;
  const field = (name: string, value: string) => `\t<field name="${name}">${value}</field>\n`;
  const [bytes, none] = [field('', '\xffA'), '\t<field name="a&lt;b" xsi:nil="true" />\n'];
  expect(printed(xmlPrinter)).toBe(
    `${head}\n  <row>\n${field('n', '1')}${field('a&lt;b', '&lt;&quot;&amp;&gt; ')}${bytes}  </row>\n` +
      `\n  <row>\n${field('n', '2')}${none}${field('', '')}  </row>\n</resultset>\n${head}</resultset>\n`,
  );
  expect(printed(xmlPrinter, { hex: true })).toContain(field('', '0xFF41'));
});

it('writes HTML, and nothing for no rows', () => {
  const rows =
    '<TR><TD>1</TD><TD>&lt;&quot;&amp;&gt; </TD><TD>\xffA</TD></TR><TR><TD>2</TD><TD>NULL</TD><TD></TD></TR></TABLE>';
  expect(printed(htmlPrinter)).toBe(`<TABLE BORDER=1><TR><TH>n</TH><TH>a&lt;b</TH><TH> &nbsp; </TH></TR>${rows}`);
  expect(printed(htmlPrinter, { names: false })).toBe(`<TABLE BORDER=1>${rows}`);
});
