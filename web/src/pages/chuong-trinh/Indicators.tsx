import { graphql, useFragment } from 'react-relay';
import type { Indicators_programme$data, Indicators_programme$key } from '../../__generated__/Indicators_programme.graphql';
import { showDay, showMoment } from '../../domain/days';
import { missingTo } from '../../domain/lineChart';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { Chip } from '../../ui/Chip';
import { Section } from '../../ui/Layout';
import { LineChart } from '../../ui/LineChart';
import { Table } from '../../ui/Table';
import { useProgrammeWords } from './words';

const fragment = graphql`
  fragment Indicators_programme on Programme {
    indicators {
      key
      title
      unit
      target
      due
      measurements { value on source recordedAt }
    }
  }
`;

type Indicator = Indicators_programme$data['indicators'][number];
type Measurement = Indicator['measurements'][number];

function One({ indicator, onMeasure }: { indicator: Indicator; onMeasure: ((indicator: Indicator) => void) | null }) {
  const words = useProgrammeWords();
  const { language } = useLanguage();
  const figure = (value: number | string) => new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 6 }).format(Number(value));
  const { title, unit, target, due, measurements } = indicator;
  const points = measurements.map(({ on, value }) => ({ on, value: Number(value) }));
  const lacks = missingTo(Number(target), points);
  const [first, last] = [points[0], points.at(-1)];
  return (
    <article className="stack stack-s">
      <div className="row row-wide">
        <h3>{title}</h3>
        {lacks === null ? null : lacks === 0 ? <Chip tone="green" mark="check">{words.reached}</Chip> : <Chip tone="blue" mark="clock">{words.notYet(figure(lacks), unit)}</Chip>}
      </div>
      <p>
        {words.target(figure(target), unit)} <span className="soft">{words.due(showDay(due))}</span>
        <span className="block">{last ? words.latest(figure(last.value), unit, showDay(last.on)) : words.notMeasured}</span>
      </p>
      {first && last ? (
        <>
          <LineChart
            says={words.chartSays(title, points.length, `${figure(first.value)} ${unit} (${showDay(first.on)})`, `${figure(last.value)} ${unit} (${showDay(last.on)})`, `${figure(target)} ${unit} (${showDay(due)})`)}
            points={points}
            target={Number(target)}
            due={due}
            showDay={showDay}
            showFigure={figure}
            legend={{ measured: `${words.legendMeasured} (${unit})`, target: words.legendTarget }}
          />
          <details className="more">
            <summary>{words.table}: {title}</summary>
            <Table
              caption={<span className="visually-hidden">{words.chart(title)}</span>}
              items={measurements.toReversed()}
              keyOf={(one) => `${one.on}${one.recordedAt}`}
              columns={[
                { key: 'on', title: words.day, names: true, width: 20, cell: ({ on }: Measurement) => showDay(on) },
                { key: 'value', title: words.value, width: 20, cell: ({ value }: Measurement) => `${figure(value)} ${unit}` },
                { key: 'source', title: words.source, width: 38, cell: ({ source }: Measurement) => source },
                { key: 'recorded', title: words.recordedAt, width: 22, cell: ({ recordedAt }: Measurement) => showMoment(recordedAt) },
              ]}
            />
          </details>
        </>
      ) : null}
      {onMeasure ? <div className="row no-print"><Action small tone="quiet" label={words.measureFor(title)} onClick={() => onMeasure(indicator)}>{words.measure}</Action></div> : null}
    </article>
  );
}

/** The figures a programme promises, each over time against its target: drawn, and as a table. */
export function Indicators({ programme, onMeasure }: { programme: Indicators_programme$key; onMeasure: ((indicator: { key: string; title: string; unit: string }) => void) | null }) {
  const words = useProgrammeWords();
  const { indicators } = useFragment(fragment, programme);
  return (
    <Section title={words.indicators}>
      {indicators.length === 0 ? <p className="soft">{words.indicatorsNone}</p> : <div className="stack stack-l">{indicators.map((indicator) => <One key={indicator.key} indicator={indicator} onMeasure={onMeasure} />)}</div>}
    </Section>
  );
}
