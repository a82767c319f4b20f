//! The handle that everybody asks.
//
// Signatures (bodies follow):
//
// #[derive(Clone)] pub struct Views
// impl Views {
//   pub async fn open(dir: &Path, log: Arc<dyn EventLog>) -> Result<(Views, Projector)>;
//       // Projector::run(self) -> Health  (spawn it);  Projector::catch_up(&mut self) -> Result<(), Failure> (tests, CLI)
//   pub fn health(&self) -> Health;  pub fn watch(&self) -> watch::Receiver<Position>;   // what the views hold: wait with >=
//   pub async fn wait_for(&self, position: Position, most: Duration) -> Result<(), Stale>;
//   pub fn resolve(&self, moment: &Moment, now: Timestamp) -> Result<AsOf>;
//   pub fn at_ordinal(&self, ordinal: Ordinal, in_force_at: Timestamp) -> Result<AsOf>;   // what a cursor names
//   pub fn register(&self) -> Arc<Register>;             // then register.view(as_of.ordinal, as_of.in_force_at)
//   // assignments (all of these are synchronous and short unless said otherwise)
//   pub fn assignments(&self, filter: &AssignmentFilter, sort: Sort, paging: &Paging, as_of: &AsOf) -> Result<Page<AssignmentRow>>;
//   pub fn assignment_count(&self, filter: &AssignmentFilter, as_of: &AsOf) -> Result<u64>;
//   pub fn assignment(&self, id: AssignmentId, as_of: &AsOf) -> Result<Option<AssignmentRow>>;
//   pub fn assignment_by_code(&self, code: &str, as_of: &AsOf) -> Result<Option<AssignmentRow>>;
//   pub fn assignments_by_id(&self, ids: &[AssignmentId], as_of: &AsOf) -> Result<HashMap<AssignmentId, AssignmentRow>>;
//   pub fn judge(&self, row: &AssignmentRow, against: Against, as_of: &AsOf) -> Judgement;
//   pub fn parties(&self, ids: &[AssignmentId], as_of) -> Result<HashMap<AssignmentId, Vec<Party>>>;
//   pub fn ledgers(&self, ids: &[AssignmentId], as_of) -> Result<HashMap<AssignmentId, Ledger>>;
//   pub fn open_items(&self, ids: &[AssignmentId], as_of) -> Result<HashMap<AssignmentId, Vec<OpenItem>>>;
//   pub fn worklist(&self, positions: &[PositionId], as_of) -> Result<Worklist>;
//   pub fn state(&self, id: AssignmentId, as_of) -> async Result<assignment::State>      // the domain's own fold, for terms
//   pub fn attribution(&self, id, as_of) -> async Result<Option<Attribution>>
//   pub async fn history(&self, stream: &str, as_of) -> Result<Vec<Entry>>
//   pub fn answering(&self, ids: &[AssignmentId], as_of) -> Result<HashMap<AssignmentId, Answering>>;
//   pub fn exposure(&self, subject: Subject, as_of) -> Result<Exposure>;
//   pub fn stretches(&self, id: AssignmentId, as_of) -> Result<Vec<Stretch>>;
//   pub fn statistics(&self, scope: &Scope, period: &Period, by: Option<By>, as_of) -> Result<Statistics>;   // long: not on the async worker
//   pub fn indicators(&self, programmes: &[ProgrammeId], as_of) -> Result<HashMap<ProgrammeId, Vec<Indicator>>>;
//   pub fn search(&self, text: &str, most: usize, sight: Option<&Sight>, as_of) -> Result<Vec<Hit>>;
//   pub fn open_work_of_position(&self, id: PositionId, at: Timestamp) -> Result<OpenWork>;   // present knowledge
//   pub fn open_work_of_unit(&self, id: UnitId, at: Timestamp) -> Result<OpenWork>;
//   pub fn lead_overdue(&self, lead: PositionId, at: Timestamp) -> Result<u64>;
//   pub fn changes(&self, after: Position, most: usize) -> Result<Vec<Change>>;   // Change { position, ordinal, assignment: Option<AssignmentId> }: subscriptions
//   pub fn next_code / codes: pub fn highest_code(&self, prefix: &str) -> Result<Option<String>>;
// }
