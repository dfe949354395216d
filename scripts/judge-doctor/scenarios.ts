import type { Scenario } from './scenario.ts';
import { accountScenarios } from './scenarios-account.ts';
import { certificateScenarios } from './scenarios-certificate.ts';
import { fileScenarios } from './scenarios-file.ts';
import { networkScenarios } from './scenarios-network.ts';

export const scenarios: readonly Scenario[] = [
  ...fileScenarios,
  ...accountScenarios,
  ...networkScenarios,
  ...certificateScenarios,
];
