using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse;

/// <summary>SHA-256 over what the market did in a sequence of bars, so that a model can name the data it was made from.</summary>
/// <remarks>
/// Over series, open time, prices, volume and, unless <see cref="LeavesOutProvenance"/>, provenance of each bar in order; not over the time of recording, so
/// that the same data imported twice have one hash. Decimals count by value: <c>1.0</c> and <c>1.00</c> are the same. Not safe for use
/// from several threads.
/// </remarks>
public sealed class BarHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[512];

    /// <summary>
    /// Whether it does not count who told of a bar: another source that tells the same prices and more changes the provenance of a stored bar, and nothing that the market did.
    /// </summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool LeavesOutProvenance { get; init; }

    /// <summary>Adds the next bar.</summary>
    /// <param name="bar">The bar.</param>
    public void Append(Bar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        var provenance = LeavesOutProvenance ? string.Empty : ((int)bar.Provenance).ToString(CultureInfo.InvariantCulture);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{bar.Series}|{bar.OpenTime.UtcTicks}|{bar.Open:G29}|{bar.High:G29}|{bar.Low:G29}|{bar.Close:G29}|{bar.Volume:G29}|{provenance}\n");
        var needed = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_buffer.Length < needed)
        {
            _buffer = new byte[needed];
        }

        _hash.AppendData(_buffer, 0, Encoding.UTF8.GetBytes(text, _buffer));
    }

    /// <summary>Ends the sequence.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
