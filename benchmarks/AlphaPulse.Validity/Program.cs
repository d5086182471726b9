using System.CommandLine;
using System.Text.Json;
using AlphaPulse.Validity;

var kind = new Option<MarketKind?>("--kind") { Description = "walk, moderate or strong; without it all three, and the walks once more with guards off." };
var count = new Option<int>("--count") { Description = "How many markets of a kind.", DefaultValueFactory = _ => 200 };
var seedBase = new Option<long>("--seed-base") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
var off = new Option<Guard>("--off") { Description = "Guards to switch off, by their names in the tables: deflation, costs, purge, l2 and so on; several with commas.", DefaultValueFactory = _ => Guard.None };
var cost = new Option<decimal>("--cost") { Description = "What a side of a trade costs, in basis points.", DefaultValueFactory = _ => StudyMarket.DefaultCost };
var horizon = new Option<int>("--horizon") { Description = "How many bars ahead the labels look.", DefaultValueFactory = _ => StudyMarket.DefaultHorizon };
var bars = new Option<int>("--bars") { Description = "How many bars a market has.", DefaultValueFactory = _ => 20_000 };
var trials = new Option<int>("--trials") { Description = "How many trials the search of the quick profile makes; 0 for the fast profile, which searches nothing." };
var leastTrades = new Option<int>("--least-trades") { Description = "How many trades the gate asks for.", DefaultValueFactory = _ => StudyMarket.DefaultTrades };
var leak = new Option<double?>("--leak-noise") { Description = "Plants a column among the inputs that was filled in from the future, this share of it drawn by chance; 0 for the answer itself." };
var honesty = new Option<bool>("--honesty") { Description = "The honesty study: markets of 3,000 bars, the quick profile with 20 trials, all three kinds, and a quarter as many walks with each guard off." };
var log = new Option<string>("--log") { Description = "Where judged cases are kept; a study that was stopped goes on from there.", DefaultValueFactory = _ => Path.Combine("artifacts", "validity.jsonl") };
var picture = new Option<string?>("--picture") { Description = "Draws a model that looks good and is not, on the walk of --seed-base, into this SVG file, and judges nothing." };
var real = new Option<string[]>("--real") { Description = "Compares a linear model with boosted trees on the bars of these files, and judges nothing.", AllowMultipleArgumentsPerToken = true };
var profile = new Option<string[]>("--full-profile") { Description = "A CSV file of bars and a feature set: trains on them with the full profile, writes how long that took, and judges nothing.", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };
var json = new Option<bool>("--json") { Description = "JSON lines instead of a table; the last line is the result." };
count.Validators.Add(r =>
{
    if (r.GetValue(count) < 1)
    {
        r.AddError("--count is at least 1.");
    }
});
var command = new RootCommand("How often the gate promotes what has no signal, and how often it finds what has one.") { kind, count, seedBase, off, cost, horizon, bars, trials, leastTrades, leak, honesty, log, picture, real, profile, json };
command.SetAction(async (parsed, cancellationToken) =>
{
    if (parsed.GetValue(picture) is { } file)
    {
        await File.WriteAllTextAsync(file, Deception.Draw(parsed.GetValue(seedBase), cancellationToken), cancellationToken);
        return 0;
    }

    if (parsed.GetValue(profile) is [var trained, var set])
    {
        await FullProfile.RunAsync(Console.Out, trained, set, cancellationToken);
        return 0;
    }

    if (parsed.GetValue(real) is { Length: > 0 } files)
    {
        Console.WriteLine(RealBars.Heading);
        foreach (var path in files)
        {
            foreach (var row in await RealBars.CompareAsync(path, cancellationToken))
            {
                Console.WriteLine(row);
            }
        }

        return 0;
    }

    using var known = new StudyLog(parsed.GetValue(log)!);
    var study = new Study(known, TimeProvider.System);
    var one = parsed.GetValue(kind) is { } named
        ? new StudySetup(named, parsed.GetValue(off), parsed.GetValue(cost), parsed.GetValue(horizon), parsed.GetValue(bars), parsed.GetValue(trials), parsed.GetValue(leastTrades))
        {
            Leak = parsed.GetValue(leak) is not null,
            LeakNoise = parsed.GetValue(leak) ?? 0,
        }
        : null;
    var total = parsed.GetValue(count);
    IEnumerable<(StudySetup Setup, int Count)> parts = one is not null ? [(one, total)] : parsed.GetValue(honesty) ? StudyParts.Honesty(total) : StudyParts.Pipeline(total);
    if (!parsed.GetValue(json))
    {
        Console.WriteLine("| market | leak | guards off | bp a side | horizon | bars | trials | markets | promoted | share | 95 % bounds | oracles | seconds |");
        Console.WriteLine("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |");
    }

    var results = new List<StudyResult>();
    foreach (var (setup, markets) in parts)
    {
        var result = await study.RunAsync(
            setup,
            markets,
            parsed.GetValue(seedBase),
            done =>
            {
                if (done % 10 == 0 || done == markets)
                {
                    Console.Error.WriteLine(FormattableString.Invariant($"{setup.Kind}, {setup.Off} off, {setup.Cost} bp, {setup.Horizon} bars ahead, {setup.Bars} bars, {setup.Trials} trials: {done} of {markets}"));
                }
            },
            cancellationToken);
        results.Add(result);
        Console.WriteLine(parsed.GetValue(json)
            ? JsonSerializer.Serialize(result, StudyJsonContext.Default.StudyResult)
            : FormattableString.Invariant($"| {result.Kind} | {(result.LeakNoise > 0 ? $"planted, {result.LeakNoise:P0} noise" : result.Leak ? "planted" : "")} | {result.Off} | {result.Cost} | {result.Horizon} | {result.Bars} | {result.Trials} | {result.Count} | {result.Promoted} | {result.Share:P1} | {result.Lower95:P1} to {result.Upper95:P1} | {(result.Kind == "walk" ? "" : result.Oracles)} | {result.Seconds:0} |"));
    }

    if (!parsed.GetValue(json))
    {
        GuardTables.Print(results);
    }

    return 0;
});
return await command.Parse(args).InvokeAsync();
