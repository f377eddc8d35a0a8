import { codequalityReport } from './ci/codequality.ts';
import { githubAnnotations } from './ci/github.ts';
import { gitlabWidget } from './ci/gitlab-widget.ts';
import { sarifLog } from './ci/sarif.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { doctorJson } from './doctor-json.ts';
import { doctorText } from './doctor-text.ts';
import { eventJson } from './events.ts';
import { planHtml } from './html.ts';
import { outcomeMarkdown, planMarkdown } from './markdown.ts';
import { outcomeText } from './outcome-text.ts';
import { planJson } from './plan-json.ts';
import { diagnosticsJson, faultJson, outcomeJson, outputJson, resultJson } from './result-json.ts';
import { planText } from './text-plan.ts';

/** Every form in which a result can be told, by what is told and the form's name; a new form is one line here. */
export const formats = {
  plan: { text: planText, json: planJson, markdown: planMarkdown, html: planHtml, gitlab: gitlabWidget },
  outcome: { text: outcomeText, json: outcomeJson, markdown: outcomeMarkdown },
  diagnostics: {
    text: diagnosticsText,
    json: diagnosticsJson,
    github: githubAnnotations,
    sarif: sarifLog,
    codequality: codequalityReport,
  },
  doctor: { text: doctorText, json: doctorJson },
  fault: { json: faultJson },
  ids: { json: outputJson },
  other: { json: resultJson },
  event: { json: eventJson },
} as const;
