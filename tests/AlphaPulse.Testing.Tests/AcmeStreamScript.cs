using System.Globalization;

namespace AlphaPulse.Testing.Tests;

/// <summary>Plays the stream of the guide; a test may spoil what it says.</summary>
internal sealed class AcmeStreamScript(Func<ScriptedBar, ScriptedBar>? spoil = null) : StreamScript
{
    public override IReadOnlyList<string> Opening(string symbol, Timeframe timeframe) => [$$"""{"topic":"started","pair":"{{symbol}}"}"""];

    public override string Write(string symbol, Timeframe timeframe, ScriptedBar bar, DateTimeOffset sentAt)
    {
        bar = spoil?.Invoke(bar) ?? bar;
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"topic":"bars","pair":"{{symbol}}","seconds":"60","time":{{bar.OpenTime.ToUnixTimeMilliseconds()}},"open":"{{bar.Open}}","high":"{{bar.High}}","low":"{{bar.Low}}","close":"{{bar.Close}}","volume":"{{bar.Volume}}","final":{{(bar.IsClosed ? "true" : "false")}},"sent":{{sentAt.ToUnixTimeMilliseconds()}} }
            """);
    }
}
