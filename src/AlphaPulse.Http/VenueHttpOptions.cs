using System.Net.Http.Headers;

namespace AlphaPulse.Http;

/// <summary>How patient a <see cref="VenueHttpClient"/> is.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class VenueHttpOptions
{
    /// <summary>How long one try may take, its body included; from 10 ms to a day.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a request may take with all its tries and waits; from 10 ms to a day. A wait that a venue asks for and that would end later is not begun.</summary>
    /// <value>Default: two minutes.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many further tries there are after the first; from 0 to 100.</summary>
    /// <value>Default: 5.</value>
    public int Retries { get; set; } = 5;

    /// <summary>The wait before the first further try, which doubles each time; a random half of it is left off. From zero to a day.</summary>
    /// <value>Default: 500 ms.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such wait; a wait that the venue asks for may be longer. From zero to a day.</summary>
    /// <value>Default: 20 seconds.</value>
    public TimeSpan MaximumDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The largest body that is read, in bytes after decompression; from 1 to 1 GiB.</summary>
    /// <value>Default: 32 MiB.</value>
    public int MaximumResponseBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>The seed of the random part of the waits; <see langword="null"/> to take it from the clock, so that several processes do not ask in step.</summary>
    public long? JitterSeed { get; set; }

    /// <summary>What is sent as <c>Authorization</c> with every request; messages never show it. <see langword="null"/> for none.</summary>
    public AuthenticationHeaderValue? Authorization { get; set; }

    internal static void Check(VenueHttpOptions options)
    {
        Check(options, options.TryTimeout, TimeSpan.FromMilliseconds(10), nameof(TryTimeout));
        Check(options, options.Deadline, TimeSpan.FromMilliseconds(10), nameof(Deadline));
        Check(options, options.BaseDelay, TimeSpan.Zero, nameof(BaseDelay));
        Check(options, options.MaximumDelay, TimeSpan.Zero, nameof(MaximumDelay));
        if (options.Retries is < 0 or > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Retries, "VenueHttpOptions.Retries must be from 0 to 100.");
        }

        if (options.MaximumResponseBytes is < 1 or > 1 << 30)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.MaximumResponseBytes, "VenueHttpOptions.MaximumResponseBytes must be from 1 to 1 GiB.");
        }
    }

    private static void Check(VenueHttpOptions options, TimeSpan value, TimeSpan least, string name)
    {
        if (value < least || value > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), value, $"VenueHttpOptions.{name} must be from {least:c} to a day.");
        }
    }
}
