using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>The paths of the combinatorial purged cross-validation, with the equity less one of each, thinned for drawing, in the order of the paths.</summary>
internal sealed record CombinatorialSection(CombinatorialReport Report, IReadOnlyList<ReportSeries> Equity);
