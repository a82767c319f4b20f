/** The question that dashboards can ask for the same figures. A test holds it to the published schema. */
export const SHOWN_QUERY = `query Report($scope: StatisticsScope, $period: PeriodRange!, $cutOff: Date, $asOf: AsOf) {
  statistics(scope: $scope, period: $period, cutOff: $cutOff, asOf: $asOf) {
    from
    until
    cutOff
    rule
    ruleText
    moment { knownAt position }
    figures {
      key
      label
      against
      numerator
      denominator
      rule
      assignments(first: 100) { totalCount nodes { code title } }
    }
  }
}`;
