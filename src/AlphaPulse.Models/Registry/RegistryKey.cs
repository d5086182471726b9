using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Models;

/// <summary>A key that signs the journal, or checks its signatures: ECDSA over SHA-256. Safe for use from any thread.</summary>
internal sealed class RegistryKey
{
    private readonly string _pem;

    private RegistryKey(string pem, string id) => (_pem, Id) = (pem, id);

    /// <summary>SHA-256 of the public key, 64 lower-case hexadecimal digits.</summary>
    internal string Id { get; }

    /// <summary>Reads a PEM file; a private key signs and checks, a public one checks.</summary>
    /// <exception cref="RegistryException">The file is not there or holds no key of an elliptic curve.</exception>
    internal static RegistryKey Read(string path)
    {
        try
        {
            var pem = File.ReadAllText(path);
            using var key = Open(pem);
            return new RegistryKey(pem, Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new RegistryException($"The key '{path}' cannot be read: {e.Message} Give a PEM file with a key of an elliptic curve.", e);
        }
    }

    /// <summary>Signs a hash of the journal.</summary>
    /// <exception cref="RegistryException">The key is a public one.</exception>
    internal byte[] Sign(string hash)
    {
        try
        {
            using var key = Open(_pem);
            return key.SignData(Encoding.ASCII.GetBytes(hash), HashAlgorithmName.SHA256);
        }
        catch (CryptographicException e)
        {
            throw new RegistryException($"The key {Id[..16]} cannot sign: {e.Message} Give the private key.", e);
        }
    }

    internal bool HasSigned(string hash, byte[] signature)
    {
        using var key = Open(_pem);
        return key.VerifyData(Encoding.ASCII.GetBytes(hash), signature, HashAlgorithmName.SHA256);
    }

    private static ECDsa Open(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
