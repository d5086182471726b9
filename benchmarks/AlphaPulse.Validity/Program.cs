using System.CommandLine;
using System.Text.Json;
using AlphaPulse.Validity;

var kind = new Option<MarketKind?>("--kind") { Description = "walk, moderate or strong; without it all three, and the walks once more with guards off." };
var count = new Option<int>("--count") { Description = "How many markets of a kind.", DefaultValueFactory = _ => 200 };
var seedBase = new Option<long>("--seed-base") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
var off = new Option<Guard>("--off") { Description = "Guards to switch off: deflation, costs, purge, border, or several with commas.", DefaultValueFactory = _ => Guard.None };
var cost = new Option<decimal>("--cost") { Description = "What a side of a trade costs, in basis points.", DefaultValueFactory = _ => StudyMarket.DefaultCost };
var horizon = new Option<int>("--horizon") { Description = "How many bars ahead the labels look.", DefaultValueFactory = _ => StudyMarket.DefaultHorizon };
var log = new Option<string>("--log") { Description = "Where judged cases are kept; a study that was stopped goes on from there.", DefaultValueFactory = _ => Path.Combine("artifacts", "validity.jsonl") };
var json = new Option<bool>("--json") { Description = "JSON lines instead of a table; the last line is the result." };
count.Validators.Add(r =>
{
    if (r.GetValue(count) < 1)
    {
        r.AddError("--count is at least 1.");
    }
});
var command = new RootCommand("How often the gate promotes what has no signal, and how often it finds what has one.") { kind, count, seedBase, off, cost, horizon, log, json };
command.SetAction(async (parsed, cancellationToken) =>
{
    using var known = new StudyLog(parsed.GetValue(log)!);
    var study = new Study(known, TimeProvider.System);
    IEnumerable<(MarketKind Kind, Guard Off, decimal Cost, int Horizon)> parts = parsed.GetValue(kind) is { } one
        ? [(one, parsed.GetValue(off), parsed.GetValue(cost), parsed.GetValue(horizon))]
        :
        [
            (MarketKind.Walk, Guard.None, StudyMarket.DefaultCost, StudyMarket.DefaultHorizon),
            (MarketKind.Moderate, Guard.None, StudyMarket.DefaultCost, StudyMarket.DefaultHorizon),
            (MarketKind.Strong, Guard.None, StudyMarket.DefaultCost, StudyMarket.DefaultHorizon),
            (MarketKind.Walk, Guard.None, StudyMarket.CheapCost, StudyMarket.DefaultHorizon),
            (MarketKind.Walk, Guard.Deflation, StudyMarket.CheapCost, StudyMarket.DefaultHorizon),
            (MarketKind.Walk, Guard.None, StudyMarket.DefaultCost, StudyMarket.NextBar),
            (MarketKind.Walk, Guard.Costs, StudyMarket.DefaultCost, StudyMarket.NextBar),
            (MarketKind.Walk, Guard.Purge, StudyMarket.CheapCost, StudyMarket.DefaultHorizon),
            (MarketKind.Walk, Guard.Border, StudyMarket.CheapCost, StudyMarket.DefaultHorizon),
        ];
    if (!parsed.GetValue(json))
    {
        Console.WriteLine("| market | guards off | bp a side | horizon | markets | promoted | share | 95 % bounds | seconds |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |");
    }

    foreach (var part in parts)
    {
        var total = parsed.GetValue(count);
        var result = await study.RunAsync(
            part.Kind,
            total,
            parsed.GetValue(seedBase),
            part.Off,
            part.Cost,
            part.Horizon,
            done =>
            {
                if (done % 10 == 0 || done == total)
                {
                    Console.Error.WriteLine(FormattableString.Invariant($"{part.Kind}, {part.Off} off, {part.Cost} bp, {part.Horizon} bars ahead: {done} of {total}"));
                }
            },
            cancellationToken);
        Console.WriteLine(parsed.GetValue(json)
            ? JsonSerializer.Serialize(result, StudyJsonContext.Default.StudyResult)
            : FormattableString.Invariant($"| {result.Kind} | {result.Off} | {result.Cost} | {result.Horizon} | {result.Count} | {result.Promoted} | {result.Share:P1} | {result.Lower95:P1} to {result.Upper95:P1} | {result.Seconds:0} |"));
    }

    return 0;
});
return await command.Parse(args).InvokeAsync();
