import { Link } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { ExplainAnswerQuery, Power } from '../../__generated__/ExplainAnswerQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { powerName, useRegisterWords } from '../../app/register/words';
import { showMoment } from '../../domain/days';
import { Chain, Verdict } from '../../ui/Chain';
import { CheckIcon, CrossIcon } from '../../ui/icons';
import { Notice } from '../../ui/Notice';
import { MandateCard } from './MandateCard';
import { useAuthorityWords } from './words';

const query = graphql`
  query ExplainAnswerQuery($seat: ID!, $may: Power!, $where: ID!, $field: String, $programme: ID, $at: DateTime) {
    authorityExplain(actorPosition: $seat, power: $may, unit: $where, field: $field, programme: $programme, at: $at) {
      allowed
      sentence
      at
      chain { mandate { presentId ...MandateCard_mandate } }
      missing { code message mandate { presentId label } }
      considered { code message mandate { presentId label } }
      holders { presentId label accountable { personName } }
    }
    position(id: $seat) { presentId label accountable { personName } }
    unit(id: $where) { presentId name }
  }
`;

export interface Asked {
  seat: string;
  may: Exclude<Power, '%future added value'>;
  where: string;
  field: string | null;
  programme: string | null;
  /** ISO day; none = now, or the moment looked at. */
  on: string | null;
}

/** One link below the other, the root at the top. */
function Links({ links }: { links: readonly { mandate: Parameters<typeof MandateCard>[0]['mandate'] }[] }) {
  const [first, ...rest] = links;
  if (!first) return null;
  return (
    <Chain>
      <li>
        <MandateCard mandate={first.mandate} />
        <Links links={rest} />
      </li>
    </Chain>
  );
}

/** The answer: yes or no, why, by which chain or what is missing, and who could. */
export function ExplainAnswer({ asked }: { asked: Asked }) {
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const { at } = useAsOf();
  const moment = asked.on ? `${asked.on}T12:00:00+07:00` : at;
  const { authorityExplain: answer, position, unit } = useLazyLoadQuery<ExplainAnswerQuery>(
    query,
    { seat: asked.seat, may: asked.may, where: asked.where, field: asked.field, programme: asked.programme, at: moment },
    { fetchPolicy: 'network-only', fetchKey: JSON.stringify(asked) },
  );
  if (!answer || !position || !unit) return <Notice tone="warn" live>{words.unknown}</Notice>;
  const name = position.accountable?.personName;
  const who = name ? words.comrade(name, position.label) : words.vacantSeat(position.label);
  return (
    <div className="stack stack-m" role="status">
      <Verdict yes={answer.allowed} word={<>{answer.allowed ? <CheckIcon /> : <CrossIcon />}{answer.allowed ? words.allowed : words.denied}</>}>
        <p>{words.question(who, powerName(register, asked.may).toLocaleLowerCase('vi'), unit.name)}</p>
        <p><strong>{words.because}:</strong> {answer.sentence}</p>
        <p className="soft">{words.atMoment(showMoment(answer.at))}</p>
      </Verdict>
      {answer.allowed ? (
        <>
          <h3>{words.byChain}</h3>
          <Links links={answer.chain.toReversed()} />
        </>
      ) : (
        <>
          {answer.missing ? (
            <div>
              <h3>{words.lacking}</h3>
              <p>
                {answer.missing.mandate ? <><Link to="/tham-quyen/$id" params={{ id: answer.missing.mandate.presentId }} search={{}}>{answer.missing.mandate.label}</Link>: </> : null}
                {answer.missing.message}.
              </p>
            </div>
          ) : null}
          <div>
            <h3>{words.whoMay}</h3>
            {answer.holders.length === 0 ? <p className="soft">{words.whoMayNone}</p> : (
              <ul>
                {answer.holders.map((seat) => (
                  <li key={seat.presentId}>
                    <Link to="/to-chuc/chuc-vu/$id" params={{ id: seat.presentId }} search={{}}>{seat.label}</Link>
                    {seat.accountable?.personName ? <span className="soft"> – {seat.accountable.personName}</span> : null}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </>
      )}
      {answer.considered.length > 0 ? (
        <details className="more">
          <summary>{words.considered(answer.considered.length)}</summary>
          <ul>
            {answer.considered.map((one) => (
              <li key={`${one.mandate?.presentId ?? ''}${one.code}`}>
                {one.mandate ? <Link to="/tham-quyen/$id" params={{ id: one.mandate.presentId }} search={{}}>{one.mandate.label}</Link> : null}: {one.message}.
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
