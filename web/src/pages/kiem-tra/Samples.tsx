import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { Samples_inspection$data, Samples_inspection$key } from '../../__generated__/Samples_inspection.graphql';
import { showMoment } from '../../domain/days';
import { drawByHand } from '../../domain/sample';
import { Section } from '../../ui/Layout';
import { Redraw } from './Redraw';
import { useInspectionWords } from './words';

const fragment = graphql`
  fragment Samples_inspection on Inspection {
    scope { unit { presentId } programme { presentId } fields from until }
    samples {
      id
      seed
      seedSource
      population
      populationSha256
      size
      drawnAt
      drawnBy { label }
      assignments { id kind code title }
    }
  }
`;

type Sample = Samples_inspection$data['samples'][number];
type Extent = Samples_inspection$data['scope'];

function One({ sample, scope }: { sample: Sample; scope: Extent }) {
  const words = useInspectionWords();
  const chosen = sample.assignments ?? [];
  const source = sample.seedSource in words.seedSources ? words.seedSources[sample.seedSource as keyof typeof words.seedSources] : sample.seedSource;
  return (
    <li className="chain-card">
      <h3>{words.sampleOf(sample.size, sample.population)}</h3>
      <p><span className="soft">{words.seed}: </span><code className="seed">{sample.seed}</code> <span className="soft">({source})</span></p>
      <p className="soft">{words.drawnAt} {words.recordedBy(showMoment(sample.drawnAt), sample.drawnBy?.label ?? '')}</p>
      <ol className="plain-list">
        {chosen.map((work) => <li key={work.id}>{work.code ? <Link to="/viec/$code" params={{ code: work.code }} className="work-title">{work.title} ({work.code})</Link> : work.title}</li>)}
      </ol>
      <Redraw
        sample={{ seed: sample.seed, size: sample.size, drawnAt: sample.drawnAt, digest: sample.populationSha256 ?? null, chosen: chosen.map((work) => work.id) }}
        scope={{ unit: scope.unit?.presentId ?? null, programme: scope.programme?.presentId ?? null, fields: scope.fields, from: scope.from, until: scope.until }}
      />
      <details className="more">
        <summary>{words.byHand}</summary>
        <p>{words.byHandText}</p>
        <pre className="shown-query"><code>{drawByHand(sample.seed, sample.size)}</code></pre>
        <p className="soft">{words.populationHash}: <code className="hash">{sample.populationSha256}</code></p>
      </details>
    </li>
  );
}

/** What was drawn, by which seed, and the way to draw it again. */
export function Samples({ inspection }: { inspection: Samples_inspection$key }) {
  const words = useInspectionWords();
  const { samples, scope } = useFragment(fragment, inspection);
  return (
    <Section title={words.samples}>
      {samples.length === 0 ? <p className="soft">{words.samplesNone}</p> : (
        <>
          <p className="soft">{words.sampleExplain}</p>
          <ol className="cards" aria-label={words.samples}>{samples.map((sample) => <One key={sample.id} sample={sample} scope={scope} />)}</ol>
        </>
      )}
    </Section>
  );
}
