using System.Text;
using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>The subscriptions of a connection by the bytes of their symbols, without an allocation per look.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class StreamSymbols
{
    private const int MaximumLength = 64;
    private readonly Dictionary<string, StreamSubscription> _subscriptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamSubscription>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    internal StreamSymbols(IEnumerable<StreamSubscription> subscriptions)
    {
        foreach (var subscription in subscriptions)
        {
            if (!_subscriptions.TryAdd(subscription.Symbol, subscription))
            {
                throw new ArgumentException($"The symbol '{subscription.Symbol}' is subscribed twice; name its channels and timeframes in one subscription.", nameof(subscriptions));
            }
        }

        _lookup = _subscriptions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The subscription of a symbol.</summary>
    /// <param name="symbol">The symbol as the stream writes it, in UTF-8.</param>
    /// <exception cref="JsonException">The symbol was not subscribed.</exception>
    public StreamSubscription this[ReadOnlySpan<byte> symbol]
    {
        get
        {
            Span<char> text = stackalloc char[MaximumLength];
            return symbol.Length <= MaximumLength
                && Encoding.UTF8.TryGetChars(symbol, text, out var length)
                && _lookup.TryGetValue(text[..length], out var subscription)
                    ? subscription
                    : throw StreamValue.Missing("symbol"u8, "one that was subscribed", symbol);
        }
    }
}
