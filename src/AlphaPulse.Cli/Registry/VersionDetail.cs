namespace AlphaPulse.Cli.Registry;

/// <summary>What <c>models show</c> prints: a version with what it was made from.</summary>
internal sealed record VersionDetail(
    VersionEntry Version,
    string Task,
    string Series,
    string Label,
    int HorizonBars,
    double LongAbove,
    double ShortBelow,
    string TrainedFrom,
    string TrainedTo,
    int Samples,
    int Trials,
    long Seed,
    string DataHash,
    IReadOnlyList<string> Provenance,
    string FeatureSet,
    string SchemaHash,
    IReadOnlyList<string> Features,
    IReadOnlyDictionary<string, string> Options);
