using System.CommandLine;
using System.Text.Json;
using AlphaPulse.Validity;

var kind = new Option<MarketKind?>("--kind") { Description = "walk, moderate or strong; without it all three, and the walks once more with each guard off." };
var count = new Option<int>("--count") { Description = "How many markets of a kind.", DefaultValueFactory = _ => 200 };
var seedBase = new Option<long>("--seed-base") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
var off = new Option<Guard>("--off") { Description = "Guards to switch off: deflation, costs, purge, chronology, or several with commas.", DefaultValueFactory = _ => Guard.None };
var log = new Option<string>("--log") { Description = "Where judged cases are kept; a study that was stopped goes on from there.", DefaultValueFactory = _ => Path.Combine("artifacts", "validity.jsonl") };
var json = new Option<bool>("--json") { Description = "JSON lines instead of a table; the last line is the result." };
count.Validators.Add(r =>
{
    if (r.GetValue(count) < 1)
    {
        r.AddError("--count is at least 1.");
    }
});
var command = new RootCommand("How often the gate promotes what has no signal, and how often it finds what has one.") { kind, count, seedBase, off, log, json };
command.SetAction(async (parsed, cancellationToken) =>
{
    using var known = new StudyLog(parsed.GetValue(log)!);
    var study = new Study(known, TimeProvider.System);
    IEnumerable<(MarketKind Kind, Guard Off)> parts = parsed.GetValue(kind) is { } one
        ? [(one, parsed.GetValue(off))]
        :
        [
            (MarketKind.Walk, Guard.None),
            (MarketKind.Moderate, Guard.None),
            (MarketKind.Strong, Guard.None),
            (MarketKind.Walk, Guard.Deflation),
            (MarketKind.Walk, Guard.Costs),
            (MarketKind.Walk, Guard.Deflation | Guard.Costs),
            (MarketKind.Walk, Guard.Purge),
            (MarketKind.Walk, Guard.Purge | Guard.Chronology),
        ];
    if (!parsed.GetValue(json))
    {
        Console.WriteLine("| market | guards off | markets | promoted | share | 95 % bounds | seconds |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | --- | ---: |");
    }

    foreach (var part in parts)
    {
        var total = parsed.GetValue(count);
        var result = await study.RunAsync(
            part.Kind,
            total,
            parsed.GetValue(seedBase),
            part.Off,
            done =>
            {
                if (done % 10 == 0 || done == total)
                {
                    Console.Error.WriteLine(FormattableString.Invariant($"{part.Kind} {part.Off}: {done} of {total}"));
                }
            },
            cancellationToken);
        Console.WriteLine(parsed.GetValue(json)
            ? JsonSerializer.Serialize(result, StudyJsonContext.Default.StudyResult)
            : FormattableString.Invariant($"| {result.Kind} | {result.Off} | {result.Count} | {result.Promoted} | {result.Share:P1} | {result.Lower95:P1} to {result.Upper95:P1} | {result.Seconds:0} |"));
    }

    return 0;
});
return await command.Parse(args).InvokeAsync();
