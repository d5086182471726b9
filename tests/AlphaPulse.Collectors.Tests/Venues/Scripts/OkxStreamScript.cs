using System.Globalization;
using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Candles of OKX.</summary>
internal sealed class OkxStreamScript : StreamScript
{
    public override IReadOnlyList<string> Opening(string symbol, Timeframe timeframe) => [$$$"""{"event":"subscribe","arg":{"channel":"candle1m","instId":"{{{symbol}}}"},"connId":"a4d3ae55"}"""];

    public override string Write(string symbol, Timeframe timeframe, ScriptedBar bar, DateTimeOffset sentAt) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"arg":{"channel":"candle1m","instId":"{{symbol}}"},"data":[["{{bar.OpenTime.ToUnixTimeMilliseconds()}}","{{bar.Open}}","{{bar.High}}","{{bar.Low}}","{{bar.Close}}","{{bar.Volume}}","7","7","{{(bar.IsClosed ? 1 : 0)}}"]]}
        """);
}
