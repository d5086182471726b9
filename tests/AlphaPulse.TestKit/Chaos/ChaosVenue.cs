using System.Globalization;

namespace AlphaPulse.TestKit;

/// <summary>
/// Answers as the spot interface of Binance does, and does everything wrong that venues do: the same seed and the same requests give the same
/// faults. Serve <see cref="Answer"/> with a <see cref="LoopbackBridge"/> in virtual time or with a <see cref="LoopbackServer"/>.
/// </summary>
/// <remarks>
/// Faults end after <see cref="FaultBudget"/> of them, so that a client that goes on comes to an end. What clients can use of the answers is
/// noted at each <see cref="ChaosBar"/>. For one request at a time.
/// </remarks>
/// <param name="seed">What the faults are drawn from.</param>
/// <param name="clock">The true time; the clock of the venue is off by <see cref="Skew"/>.</param>
/// <param name="series">What it has.</param>
public sealed class ChaosVenue(long seed, TimeProvider clock, params ChaosSeries[] series)
{
    /// <summary>The symbol that it lists.</summary>
    public const string Symbol = "BTCUSDT";

    private const int LargestPage = 1_000;
    private readonly DeterministicRandom _random = new(seed);
    private readonly ChaosFaults _faults = new(seed);
    private readonly Dictionary<ChaosFault, int> _done = [];

    /// <summary>How many faults there are before it behaves.</summary>
    public int FaultBudget { get; init; } = 150;

    /// <summary>How far the clock of the venue is ahead of the true time; negative for behind. The seed says which.</summary>
    public TimeSpan Skew { get; } = TimeSpan.FromSeconds(seed % 2 == 0 ? 1.3 : -1.3);

    /// <summary>What it counts.</summary>
    public ChaosLedger Ledger { get; } = new(100);

    /// <summary>How often it did what.</summary>
    public IReadOnlyDictionary<ChaosFault, int> Done => _done;

    /// <summary>How many bars it changed after it had told them.</summary>
    public int Revisions { get; private set; }

    /// <summary>The clock of the venue.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + Skew;

    /// <summary>Whether the faults are over.</summary>
    public bool IsCalm => _done.Values.Sum() >= FaultBudget;

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    public LoopbackReply Answer(LoopbackRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isBars = request.Path == "/api/v3/klines";
        Ledger.Count(request.Path, isBars ? 2 : request.Path == "/api/v3/time" ? 1 : 20, Now);
        if (Now < Ledger.BannedUntil)
        {
            return WithHeaders(_faults.Banned(Ledger.BannedUntil, Now));
        }

        var fault = IsCalm ? ChaosFault.None : _faults.Draw(isBars);
        var reply = _faults.Refuse(fault, Ledger, Now) ?? Damage(fault, isBars ? Bars(request, ref fault) : Other(request));
        if (fault != ChaosFault.None)
        {
            _done[fault] = _done.GetValueOrDefault(fault) + 1;
        }

        return WithHeaders(reply);
    }

    private LoopbackReply Damage(ChaosFault fault, LoopbackReply reply) => fault switch
    {
        ChaosFault.CutBody => reply with { CutAfter = _random.NextInt32(Math.Max(1, reply.Body.Length)) },
        ChaosFault.DeadConnection => reply with { CutAfter = 0 },
        _ => reply,
    };

    private LoopbackReply Other(LoopbackRequest request) => new(200, request.Path switch
    {
        "/api/v3/time" => string.Create(CultureInfo.InvariantCulture, $$"""{"serverTime":{{Now.ToUnixTimeMilliseconds()}}}"""),
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":{{Ledger.Limit}}}],"symbols":[{{BinanceReplay.SymbolOf("BTC", "USDT")}}]}"""),
    });

    private LoopbackReply Bars(LoopbackRequest request, ref ChaosFault fault)
    {
        var one = series.Single(s => s.Interval == request.Query["interval"]);
        var limit = Math.Min(LargestPage, (int)Number(request, "limit"));
        var (start, end) = (DateTimeOffset.FromUnixTimeMilliseconds(Number(request, "startTime")), DateTimeOffset.FromUnixTimeMilliseconds(Number(request, "endTime")));
        var shift = fault == ChaosFault.RoundedStart ? -(1 + _random.NextInt32(5)) : 0;
        var first = one.PlaceOf(fault == ChaosFault.ExclusiveStart ? start.AddTicks(1) : start + (shift * one.Length));
        var count = fault switch
        {
            ChaosFault.EmptyPage => 0,
            ChaosFault.ShortPage => limit - 1,
            ChaosFault.LongPage => limit + 1,
            _ => limit,
        };
        var last = end < Now ? end : Now;
        var page = one.Bars.Skip(first).TakeWhile(b => b.OpenTime <= last).Take(count).ToList();
        if (fault == ChaosFault.SwappedRows && page.Count < 2)
        {
            fault = ChaosFault.None;
        }

        var rows = _faults.Arrange(fault, page.ConvertAll(b => b.Row));
        var isUsed = fault is not (ChaosFault.SwappedRows or ChaosFault.CutBody or ChaosFault.DeadConnection);
        foreach (var bar in isUsed ? page : [])
        {
            // A bar that still forms is withheld by the client, and what it did not ask for is left out.
            if (bar.OpenTime >= start && bar.OpenTime + one.Length <= Now)
            {
                bar.Tell();
            }
        }

        // The last row of a page that goes on is asked for once more, and is another by then.
        if (isUsed && page.Count >= limit - 1 && page.Count > 1 && page[^1].OpenTime + (10 * one.Length) < last && !IsCalm && _random.NextInt32(3) == 0)
        {
            one.Revise(page[^1]);
            Revisions++;
        }

        return new LoopbackReply(200, $"[{string.Join(',', rows)}]");
    }

    private LoopbackReply WithHeaders(LoopbackReply reply) => reply with
    {
        Headers = new Dictionary<string, string>(reply.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["Date"] = Now.ToString("R", CultureInfo.InvariantCulture),
            ["X-MBX-USED-WEIGHT-1M"] = Ledger.Used.ToString(CultureInfo.InvariantCulture),
        },
    };

    private static long Number(LoopbackRequest request, string name) => long.Parse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture);
}
