import { describe } from 'vitest';
import { families } from '../../../src/core/drills/registry.ts';
import { holdsInvariants } from '../../support/drill-invariants.ts';

describe.each([...families.values()])('$id', holdsInvariants);
