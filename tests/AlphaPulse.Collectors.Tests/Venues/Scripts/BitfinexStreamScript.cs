using System.Globalization;
using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Candles of Bitfinex, which never say that they are closed.</summary>
internal sealed class BitfinexStreamScript : StreamScript
{
    public override IReadOnlyList<string> Opening(string symbol, Timeframe timeframe) => [$$$"""{"event":"subscribed","channel":"candles","chanId":7,"key":"trade:1m:{{{symbol}}}"}"""];

    public override string Write(string symbol, Timeframe timeframe, ScriptedBar bar, DateTimeOffset sentAt) => string.Create(
        CultureInfo.InvariantCulture, $"[7,[{bar.OpenTime.ToUnixTimeMilliseconds()},{bar.Open},{bar.Close},{bar.High},{bar.Low},{bar.Volume}],1]");
}
