using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Http;

/// <summary>The file of a shared budget: <c>APRB</c>, the version, the state, and the first 8 bytes of the SHA-256 of all before.</summary>
internal static class BudgetFormat
{
    private const uint Magic = 0x42525041;
    private const int Version = 2;
    private const int WithoutPauses = 1;
    private const int HashLength = 8;

    public static byte[] Write(BudgetState state)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(state.Last);
        writer.Write(state.NextId);
        writer.Write(state.HasUnknownPast);
        writer.Write(state.BannedUntil);
        writer.Write(state.BannedUntilUtcTicks);
        writer.Write(state.UnnamedBans);
        writer.Write(state.UnnamedPauses);
        writer.Write(state.Windows.Count);
        foreach (var (key, window) in state.Windows)
        {
            writer.Write(key);
            writer.Write(window.Width);
            writer.Write(window.Uses.Count);
            foreach (var (at, amount) in window.Uses)
            {
                writer.Write(at);
                writer.Write(amount);
            }
        }

        writer.Write(state.Reservations.Count);
        foreach (var reservation in state.Reservations)
        {
            writer.Write(reservation.Id);
            writer.Write(reservation.Owner);
            writer.Write(reservation.Until);
            writer.Write(reservation.IsWaiting);
            writer.Write(reservation.Amounts.Length);
            foreach (var (key, amount) in reservation.Amounts)
            {
                writer.Write(key);
                writer.Write(amount);
            }
        }

        writer.Flush();
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)).AsSpan(0, HashLength));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is none, cut or changed.</exception>
    public static BudgetState Read(byte[] file)
    {
        if (file.Length < HashLength || !SHA256.HashData(file.AsSpan(..^HashLength)).AsSpan(0, HashLength).SequenceEqual(file.AsSpan(^HashLength..)))
        {
            throw new InvalidDataException("its checksum is wrong");
        }

        using var reader = new BinaryReader(new MemoryStream(file, 0, file.Length - HashLength), Encoding.UTF8);
        var magic = reader.ReadUInt32();
        var version = reader.ReadInt32();
        if (magic != Magic || version is not (Version or WithoutPauses))
        {
            throw new InvalidDataException("it is of another format or version");
        }

        var state = new BudgetState
        {
            Last = reader.ReadInt64(),
            NextId = reader.ReadInt64(),
            HasUnknownPast = reader.ReadBoolean(),
            BannedUntil = reader.ReadInt64(),
            BannedUntilUtcTicks = reader.ReadInt64(),
            UnnamedBans = reader.ReadInt32(),
            UnnamedPauses = version == WithoutPauses ? 0 : reader.ReadInt32(),
        };
        for (var windows = reader.ReadInt32(); windows > 0; windows--)
        {
            var key = reader.ReadString();
            var window = new BudgetWindow(reader.ReadInt64());
            for (var uses = reader.ReadInt32(); uses > 0; uses--)
            {
                window.Uses.Add((reader.ReadInt64(), reader.ReadInt64()));
            }

            state.Windows.Add(key, window);
        }

        for (var reservations = reader.ReadInt32(); reservations > 0; reservations--)
        {
            var (id, owner, until, isWaiting) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadBoolean());
            var amounts = new (string, long)[reader.ReadInt32()];
            for (var i = 0; i < amounts.Length; i++)
            {
                amounts[i] = (reader.ReadString(), reader.ReadInt64());
            }

            state.Reservations.Add(new BudgetReservation(id, owner, until, isWaiting, amounts));
        }

        return state;
    }
}
