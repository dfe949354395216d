import type { Facts } from '../../facts/facts.ts';
import type { FactKind, Vantage } from '../../facts/vantage.ts';
import type { Mend } from './mend.ts';
import type { State } from './state.ts';

/** `cause` explains a failure, `warning` works but is dangerous or about to break, `background` explains an output. */
export type Role = 'cause' | 'warning' | 'background';
export type Severity = 'error' | 'warning' | 'notice';
export type Family = 'server-files' | 'certificates' | 'accounts-auth' | 'options' | 'network-ops' | 'clients-drivers';

/** A text that the fault shows, and whose it is. */
export interface Symptom {
  /** Program, version and circumstances. */
  readonly where: string;
  readonly text: string;
}

/** What is known about a fault, whether or not a check can find it. */
export interface Fault {
  /** The public fault id; also the name of its file, test and documentation page. */
  readonly id: string;
  readonly family: Family;
  /** One clause, no full stop. */
  readonly title: string;
  readonly role: Role;
  readonly severity: Severity;
  readonly seenFrom: readonly Vantage[];
  readonly versions: string;
  readonly symptoms: readonly Symptom[];
  readonly why: string;
  /** How it is proved, and told apart from its look-alikes. */
  readonly proof: string;
  /** Generic; a finding has lines for the machine at hand. */
  readonly fix: readonly string[];
  readonly lookAlikes: readonly string[];
  /** The states that it leads to directly. */
  readonly leadsTo: readonly State[];
}

/** How sure a finding is: seen itself, the only explanation left, or one of several. */
export type Certainty = 'proved' | 'likely' | 'possible';

/** A value that goes to JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a check found: the parts that differ from run to run. The rest comes from its Fault. */
export interface Found {
  /** What is wrong, with the names and values at hand; one sentence. */
  readonly what: string;
  readonly why?: string;
  /** Commands for this machine and server, safe to paste, the last one proves it; `mends` is better. */
  readonly fix?: readonly string[];
  /** What mends it, as acts: the lines of `fix` are made of them, and `doctor --fix` carries out those that are safe. */
  readonly mends?: readonly Mend[];
  readonly evidence: Readonly<Record<string, Json>>;
  /** `proved` unless said. */
  readonly certainty?: Certainty;
  readonly severity?: Severity;
  /** In place of those of the Fault, where the case at hand leads elsewhere. */
  readonly leadsTo?: readonly State[];
  /** In place of that of the Check: this time it only says what was observed, or this time it knows the reason. */
  readonly generic?: boolean;
  /** Other faults that would look the same from here: what is known is narrowed down to these. */
  readonly candidates?: readonly string[];
}

/** The answer of a check that could not look. */
export interface NotChecked {
  /** A clause that completes "not checked, because …". */
  readonly notChecked: string;
}

/** A fault with a way to find it. `run` is pure: facts in, findings out; no findings is a good answer. */
export interface Check extends Fault {
  /** All that `run` looks at; when none of it was observed the check is not run. */
  readonly reads: readonly FactKind[];
  readonly run: (facts: Facts) => readonly Found[] | NotChecked;
  /** True for the last resort of a state: it says what was observed where no check knows the cause. */
  readonly generic?: boolean;
}

/** A finding as it is reported. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly role: Role;
  readonly what: string;
  readonly why: string;
  readonly fix: readonly string[];
  /** Empty where only lines are known. */
  readonly mends: readonly Mend[];
  readonly evidence: Readonly<Record<string, Json>>;
  readonly certainty: Certainty;
  readonly leadsTo: readonly State[];
  readonly generic: boolean;
  readonly candidates: readonly string[];
  /** The id of the finding that this one follows from. */
  readonly consequenceOf?: string;
}
