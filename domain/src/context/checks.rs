//! What every decision asks first: who acts, by what power, when, and whether what is named exists.

use super::{Actor, Context};
use crate::{
    id::{DocumentId, MandateId, PersonId, PositionId, ProgrammeId, UnitId},
    mandate::{Ask, Power, Verdict, explain},
    refusal::{Code, Refusal},
    register::{Capacity, View},
    text::Line,
    time::{Timestamp, day_of},
};
use chrono::NaiveDate;

impl Context<'_> {
    /// The register at the moment the act takes effect.
    pub fn view(&self) -> View<'_> {
        self.register.moved_to(self.effective)
    }

    /// The day in Vietnam on which the act takes effect.
    pub fn day(&self) -> NaiveDate {
        day_of(self.effective)
    }

    /// The acting person and position. The person sits in the position, or acts in it, both now and when the act
    /// takes effect; whoever they say they act for is the holder then.
    pub fn check_actor(&self) -> Result<(PersonId, PositionId), Refusal> {
        let Actor::Person { person, position, on_behalf_of } = self.actor else {
            return Err(Refusal::new(Code::ActorNotAllowed));
        };
        let view = self.view();
        let seated =
            self.register.moved_to(self.now).may_act(person, position).and(view.may_act(person, position));
        let for_holder = match seated {
            Some(Capacity::Acting) => view.holder(position).map(|tenure| tenure.person),
            _ => None,
        };
        if seated.is_none() || on_behalf_of.is_some() && on_behalf_of != for_holder {
            return Err(Refusal::new(Code::NotYourPosition).with("position", self.title(position)));
        }
        Ok((person, position))
    }

    /// The chain of mandates by which the actor may do this, the one relied on first, the root last.
    pub fn require_power(
        &self,
        power: Power,
        target_unit: UnitId,
        field: Option<&Line>,
        programme: Option<ProgrammeId>,
    ) -> Result<Vec<MandateId>, Refusal> {
        let (person, position) = self.check_actor()?;
        let field = field.cloned();
        let ask =
            Ask { actor_position: position, actor_person: person, power, target_unit, field, programme };
        let explanation = explain(&self.view(), &ask);
        match explanation.verdict {
            Verdict::Allowed { chain } => Ok(chain),
            Verdict::Denied => {
                let holders: Vec<_> = explanation.holders.iter().map(PositionId::to_string).collect();
                Err(Refusal::new(Code::AuthorityMissing)
                    .with("position", self.title(position))
                    .with("power", power)
                    .with("holders", holders.join(",")))
            }
        }
    }

    /// For acts that found and run the organisation: the founder while founding, later whoever holds the power.
    ///
    /// Founding lasts until the end of the day on which the first seat with a root mandate to organise was recorded
    /// as occupied. From then on the founder is refused.
    pub fn authorise(&self, power: Power, target_unit: UnitId) -> Result<(), Refusal> {
        match self.actor {
            Actor::Founder(_) => self.require_founding(),
            Actor::Person { .. } | Actor::Scheduler => {
                self.require_power(power, target_unit, None, None).map(|_| ())
            }
        }
    }

    /// The same for things of the whole installation: the power must reach the root above the actor's own unit.
    pub fn authorise_everywhere(&self, power: Power) -> Result<(), Refusal> {
        self.authorise_from(power, |line| line.last().copied())
    }

    /// The same for registers that every office keeps: the power must reach the actor's own unit.
    pub fn authorise_at_home(&self, power: Power) -> Result<(), Refusal> {
        self.authorise_from(power, |line| line.first().copied())
    }

    fn authorise_from(
        &self,
        power: Power,
        pick: impl Fn(&[UnitId]) -> Option<UnitId>,
    ) -> Result<(), Refusal> {
        if let Actor::Founder(_) = self.actor {
            return self.require_founding();
        }
        let (_, position) = self.check_actor()?;
        let view = self.view();
        let unit = view.position(position).and_then(|facts| pick(&view.unit_ancestors(facts.unit)));
        let unit = unit.ok_or_else(|| Refusal::not_in_force(PositionId::KIND, position))?;
        self.authorise(power, unit)
    }

    /// Whether the founder may still act.
    pub fn require_founding(&self) -> Result<(), Refusal> {
        let over = self.register.founded().is_some_and(|at| day_of(at) < day_of(self.now));
        if matches!(self.actor, Actor::Founder(_)) && !over {
            Ok(())
        } else {
            Err(Refusal::new(Code::ActorNotAllowed))
        }
    }

    /// The act has taken effect by now.
    pub fn not_in_future(&self) -> Result<(), Refusal> {
        if self.effective > self.now { Err(Refusal::new(Code::EffectiveInFuture)) } else { Ok(()) }
    }

    /// The act takes effect no earlier than what it builds on.
    pub fn not_before(&self, after: Timestamp) -> Result<(), Refusal> {
        if self.effective < after {
            return Err(Refusal::new(Code::EffectiveTooEarly).with("after", after.to_rfc3339()));
        }
        Ok(())
    }

    /// The document, when one is named, is registered.
    pub fn check_basis(&self, basis: Option<DocumentId>) -> Result<(), Refusal> {
        match basis.filter(|id| !self.register.document_known(*id)) {
            Some(id) => Err(Refusal::unknown(DocumentId::KIND, id).at("basis")),
            None => Ok(()),
        }
    }

    /// The person is registered and not erased.
    pub fn check_person(&self, id: PersonId) -> Result<(), Refusal> {
        match self.register.person(id) {
            None => Err(Refusal::unknown(PersonId::KIND, id)),
            Some(facts) if facts.erased.is_some() => Err(Refusal::new(Code::PersonErased)),
            Some(_) => Ok(()),
        }
    }

    /// The unit exists and has not ended when the act takes effect.
    pub fn check_unit(&self, id: UnitId) -> Result<(), Refusal> {
        match self.view().unit(id) {
            None => Err(Refusal::unknown(UnitId::KIND, id)),
            Some(facts) if facts.ended() => Err(Refusal::not_in_force(UnitId::KIND, id)),
            Some(_) => Ok(()),
        }
    }

    /// The same, and no end of the unit is recorded for later: what is put under it now is not left behind then.
    pub fn check_unit_stays(&self, id: UnitId) -> Result<(), Refusal> {
        self.check_unit(id)?;
        if self.register.unit_ends(id) { Err(Refusal::not_in_force(UnitId::KIND, id)) } else { Ok(()) }
    }

    /// The seat exists and has not ended when the act takes effect.
    pub fn check_position(&self, id: PositionId) -> Result<(), Refusal> {
        match self.view().position(id) {
            None => Err(Refusal::unknown(PositionId::KIND, id)),
            Some(facts) if facts.abolished => Err(Refusal::not_in_force(PositionId::KIND, id)),
            Some(_) => Ok(()),
        }
    }

    /// The same, and no end of the seat is recorded for later: what it is given now is not left with nobody then.
    pub fn check_position_stays(&self, id: PositionId) -> Result<(), Refusal> {
        self.check_position(id)?;
        let ends = self.register.position_ends(id);
        if ends { Err(Refusal::not_in_force(PositionId::KIND, id)) } else { Ok(()) }
    }

    fn title(&self, id: PositionId) -> String {
        let known = self.view().position(id).or_else(|| self.register.moved_to(self.now).position(id));
        known.map_or_else(|| id.to_string(), |facts| facts.title.to_string())
    }
}
