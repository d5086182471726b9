using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Finds one symbol in <c>exchangeInfo</c>, which lists one or all.</summary>
internal static class BinanceSymbolReader
{
    /// <summary>The base and quote asset of a symbol, or <see langword="null"/> where it is not listed.</summary>
    /// <exception cref="JsonException">The document has another form.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    public static (string Base, string Quote)? Find(ReadOnlySpan<byte> json, string symbol)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            var isList = reader.ValueTextEquals("symbols"u8);
            reader.Read();
            if (!isList)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var (name, baseAsset, quoteAsset) = ReadSymbol(ref reader);
                if (name == symbol && baseAsset is not null && quoteAsset is not null)
                {
                    return (baseAsset, quoteAsset);
                }
            }

            return null;
        }

        throw new JsonException("There is no list of symbols.");
    }

    private static (string? Name, string? Base, string? Quote) ReadSymbol(ref Utf8JsonReader reader)
    {
        string? name = null, baseAsset = null, quoteAsset = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ref var target = ref name;
            var isWanted = true;
            if (reader.ValueTextEquals("baseAsset"u8))
            {
                target = ref baseAsset;
            }
            else if (reader.ValueTextEquals("quoteAsset"u8))
            {
                target = ref quoteAsset;
            }
            else
            {
                isWanted = reader.ValueTextEquals("symbol"u8);
            }

            reader.Read();
            if (isWanted)
            {
                target = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return (name, baseAsset, quoteAsset);
    }
}
