import type { DemoReport, DemoStep } from '../facts/demo.ts';
import { durationText } from './duration.ts';
import { printable } from './printable.ts';
import { proofJson } from './proof-report.ts';

/** One step of the story, with what it showed below it. */
export function stepText(number: number, step: DemoStep): string {
  const line = `${number}  ${step.did} (${durationText(step.millis)})`;
  return printable(step.showed === undefined ? line : `${line}\n   ${step.showed}`);
}

/** The document of `demo --json`: prove's, with the steps before it. */
export function demoJson(report: DemoReport): Record<string, unknown> {
  const steps = report.steps.map((step) => ({ ...step, millis: Math.round(step.millis) }));
  return {
    steps,
    ...proofJson(report.proof),
    millis: Math.round(report.millis),
    ...(report.kept === undefined ? {} : { kept: report.kept }),
  };
}

/** What a newcomer types next, on a real server. */
export function demoNext(report: DemoReport): string[] {
  return [
    `That took ${durationText(report.millis)}. ${report.kept === undefined ? 'Nothing is left of it.' : `Look around in ${report.kept}.`}`,
    '',
    'Next, for your own server:',
    '  tlsql ca init ./ca --subject "/O=Example/CN=Example CA"',
    '  tlsql cert server db1.example.com --ca ./ca --san DNS:db1.example.com --out ./out',
    '  tlsql cert client app --ca ./ca --out ./out',
    '  tlsql prove -h db1.example.com -u app -p --ssl-ca ./ca/cacert.pem \\',
    '      --ssl-cert ./out/app-cert.pem --ssl-key ./out/app-key.pem --ca-dir ./ca --evidence evidence.txt',
  ];
}
