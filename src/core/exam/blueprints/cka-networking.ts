import type { ExamTemplate } from '../exam-template.ts';

export const template: ExamTemplate = {
  id: 'cka-networking',
  title: 'CKA networking',
  about:
    'The networking part of the Certified Kubernetes Administrator exam and what it builds on: two hours, 17 tasks, 66% to pass. It asks the bundled decks.',
  name: 'CKA networking',
  passMark: 0.66,
  durationMs: 120 * 60_000,
  taskCount: 17,
  minutesPerDay: 20,
  drillShare: 0.5,
  domains: [
    { name: 'Switching and interfaces', weight: 20, decks: ['CKA networking::Switches and interfaces'] },
    { name: 'Routing', weight: 35, decks: ['CKA networking::Routing'] },
    { name: 'DNS', weight: 30, decks: ['CKA networking::DNS'] },
    { name: 'Proxies and ingress', weight: 15, decks: ['CKA networking::Proxies'] },
  ],
};
