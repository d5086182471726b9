using System.Globalization;

namespace AlphaPulse.TestKit;

/// <summary>Draws faults, and makes the answers that refuse. The stream of a venue may draw from one of its own.</summary>
/// <param name="seed">What they are drawn from.</param>
public sealed class ChaosFaults(long seed)
{
    private const string Page = "<html><head><title>403 Forbidden</title></head><body>cloudfront</body></html>";
    private static readonly ChaosFault[] All = Enum.GetValues<ChaosFault>();
    private readonly DeterministicRandom _random = new(unchecked(seed + 7_919));
    private readonly List<ChaosFault> _deck = [];

    /// <summary>Draws what goes wrong with the next answer.</summary>
    /// <param name="isBars">Whether it is one of bars, whose rows can be wrong as well.</param>
    /// <returns>The fault; in about half of the cases none.</returns>
    public ChaosFault Draw(bool isBars)
    {
        if (_random.NextInt32(2) == 0)
        {
            return ChaosFault.None;
        }

        // From a deck, so that each comes as often as the others.
        if (!_deck.Exists(f => isBars || f < ChaosFault.EmptyPage))
        {
            _deck.AddRange(All.Skip(1));
        }

        var fitting = _deck.FindAll(f => isBars || f < ChaosFault.EmptyPage);
        var fault = fitting[_random.NextInt32(fitting.Count)];
        _deck.Remove(fault);
        return fault;
    }

    /// <summary>The answer that refuses a request.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="ledger">Where bans are noted.</param>
    /// <param name="now">The clock of the venue.</param>
    /// <returns>The answer; <see langword="null"/> where the fault is none that refuses.</returns>
    public LoopbackReply? Refuse(ChaosFault fault, ChaosLedger ledger, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var seconds = 1 + _random.NextInt32(90);
        switch (fault)
        {
            case ChaosFault.TooManyWithTime or ChaosFault.BanInHeader:
                ledger.Ban(now.AddSeconds(seconds));
                return Error(fault == ChaosFault.BanInHeader ? 418 : 429, -1003, "Way too many requests.") with
                {
                    Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture) },
                };
            case ChaosFault.TooManyWithoutTime:
                ledger.Ban(now.AddSeconds(45));
                return Error(429, -1003, "Too many requests; current limit is 1200 requests per minute.");
            case ChaosFault.BanInWords:
                ledger.Ban(now.AddSeconds(seconds));
                return Banned(ledger.BannedUntil, now);
            case ChaosFault.BanWithoutEnd:
                ledger.Ban(now.AddSeconds(100));
                return Error(418, -1003, "IP banned.");
            case ChaosFault.Forbidden:
                ledger.Ban(now.AddSeconds(100));
                return new LoopbackReply(403, Page) { ContentType = "text/html" };
            case ChaosFault.ServerError:
                return new LoopbackReply(500 + _random.NextInt32(5), "Internal error; unable to process your request.") { ContentType = "text/plain" };
            case ChaosFault.Html:
                return new LoopbackReply(200, Page) { ContentType = "text/html" };
            case ChaosFault.Silence:
                return new LoopbackReply(200, string.Empty) { IsSilent = true };
            case ChaosFault.PassingError:
                return Error(200, -1000, "An unknown error occurred while processing the request.");
            case ChaosFault.LastingError:
                return Error(200, -1100, "Illegal characters found in a parameter.");
            default:
                return null;
        }
    }

    /// <summary>What an address is told that comes during its ban.</summary>
    /// <param name="until">When the ban ends.</param>
    /// <param name="now">The clock of the venue.</param>
    /// <returns>The answer, with the end in its words alone.</returns>
    public LoopbackReply Banned(DateTimeOffset until, DateTimeOffset now) =>
        until < now ? throw new ArgumentOutOfRangeException(nameof(until), until, "The ban is over.")
        : Error(418, -1003, string.Create(CultureInfo.InvariantCulture, $"Way too much request weight used; IP banned until {until.ToUnixTimeMilliseconds()}. Please use WebSocket Streams for live updates to avoid bans."));

    /// <summary>Puts the rows of a page in the order in which they are sent.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="rows">The rows in their order; changed.</param>
    /// <returns>The rows.</returns>
    public IReadOnlyList<string> Arrange(ChaosFault fault, List<string> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (fault == ChaosFault.RepeatedRow && rows.Count > 0)
        {
            var i = _random.NextInt32(rows.Count);
            rows.Insert(i, rows[i]);
        }
        else if (fault == ChaosFault.SwappedRows && rows.Count > 1)
        {
            var i = _random.NextInt32(rows.Count - 1);
            (rows[i], rows[i + 1]) = (rows[i + 1], rows[i]);
        }

        return rows;
    }

    private static LoopbackReply Error(int status, int code, string text) =>
        new(status, string.Create(CultureInfo.InvariantCulture, $$"""{"code":{{code}},"msg":"{{text}}"}"""));
}
