using System.Text;
using AlphaPulse.Collectors.Tests.Venues;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>The answers of a venue to everything that it can be asked: bodies, headers and refusals.</summary>
internal sealed class FuzzedVenue : FuzzedParser
{
    private const int CasesAtOnce = 50;
    private const int MostRequests = 300;

    /// <summary>As venues refuse: in words, in pages for people, and with an end.</summary>
    private static readonly ScriptedReply[] Refusals =
    [
        new(418, """{"code":-1003,"msg":"Way too much request weight used; IP banned until 1704067260000."}""", string.Empty),
        new(429, """{"error":["EGeneral:Too many requests"],"result":{}}""", string.Empty),
        new(200, """{"code":"50011","msg":"Too Many Requests","data":[]}""", string.Empty),
        new(200, """{"retCode":10006,"retMsg":"Too many visits!","result":{},"time":1704067200000}""", string.Empty),
        new(500, """["error",11010,"ratelimit: error"]""", string.Empty),
        new(403, "<html><body>Request blocked.</body></html>", string.Empty),
    ];

    private static readonly string[] Headers = ["Retry-After", "Date", "X-MBX-USED-WEIGHT-1M", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Bapi-Limit-Reset-Timestamp"];
    private static readonly byte[][] Values = [.. new[] { "5", "Mon, 01 Jan 2024 00:01:00 GMT", "1704067260", "1704067260000", "0" }.Select(Encoding.UTF8.GetBytes)];

    private readonly VenueScript _script;
    private readonly ScriptedMarket _market;
    private RestVenue? _venue;
    private DeterministicRandom _random = new(0);
    private int _case, _requests, _length;

    public FuzzedVenue(string name)
    {
        _script = VenueScripts.Of(name);
        _market = ScriptedMarket.Create(_script.Symbol, Timeframe.OneMinute, new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), bars: 12, trades: 12);
    }

    public override long Explained => (400L * _length) + (100_000L * _requests);

    public override void Prepare(DeterministicRandom random)
    {
        (_random, _requests, _length) = (random, 0, 0);
        if (_venue is null || _case % CasesAtOnce == 0)
        {
            _venue?.Dispose();
            _venue = Create();
        }
    }

    public override bool Read()
    {
        var calls = VenueCalls.Of(_venue!);
        try
        {
            Finish(calls[_case++ % calls.Count].Ask(_venue!, _script, _market));
            return true;
        }
        catch (VenueException exception)
        {
            if (exception.RetryAt is not null || exception.HttpStatus is 418 or 429)
            {
                // What the damage says about limits and bans holds for this case alone.
                _venue!.Dispose();
                _venue = null;
            }

            return false;
        }
    }

    public override void Dispose()
    {
        _venue?.Dispose();
        base.Dispose();
    }

    /// <summary>Each with a clock, and so with a budget, of its own.</summary>
    private RestVenue Create() => TestVenues.Create(_script.Instrument.Venue!, new ManualClock(_market.Now), options =>
    {
        (options.PageLimit, options.Http.Retries, options.Http.BreakerMinimumRequests, options.Limits) = (5, 0, 0, new() { Windows = [] });
        options.Http.CreateHandler = () => new AnswerHandler(request =>
        {
            Assert.True(++_requests <= MostRequests, "it asks without an end");
            var reply = _random.NextInt32(8) switch
            {
                0 => _script.Error,
                1 => Refusals[_random.NextInt32(Refusals.Length)],
                _ => VenueCalls.Answer(_script, request, _market),
            };
            var body = Encoding.UTF8.GetString(Mutation.Of(Encoding.UTF8.GetBytes(reply.Body), _random));
            _length += body.Length;
            return new LoopbackReply(reply.Status, body) { Headers = DamagedHeaders() };
        });
    });

    private Dictionary<string, string> DamagedHeaders()
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_random.NextInt32(4) == 0)
        {
            var value = Encoding.Latin1.GetString(Mutation.Of(Values[_random.NextInt32(Values.Length)], _random));
            headers[Headers[_random.NextInt32(Headers.Length)]] = value;
            _length += value.Length;
        }

        return headers;
    }
}
